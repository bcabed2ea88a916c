import 'xpath';

// documented in the package's "parsed expressions" guide and missing from its own types
declare module 'xpath' {
  interface EvaluationOptions {
    node: Node;
    namespaces?: Record<string, string>;
  }
  interface XPathExpression {
    select(options: EvaluationOptions): Node[];
    evaluateString(options: EvaluationOptions): string;
  }
  function parse(expression: string): XPathExpression;
}
