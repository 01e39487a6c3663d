/** The facts for whoever watches many services at once: ECS in JSON, to a file or over syslog. */
@NullMarked
package org.ecluse.app.siem;

import org.jspecify.annotations.NullMarked;
