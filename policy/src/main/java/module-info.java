/** Pure rules: no input, output, clock, framework or randomness. */
module org.ecluse.policy {
  requires static org.jspecify;
}
