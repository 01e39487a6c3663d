package org.ecluse.app.web;

import gg.jte.html.HtmlTemplateOutput;

/** Writes one template's content; made of a template's generated method. */
@FunctionalInterface
public interface View {

  void write(Page page, HtmlTemplateOutput out);
}
