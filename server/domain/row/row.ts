/** One row of whatever was read, by the names of its columns or the paths into it. */
export interface Row {
  /** Trimmed text of a cell; '' when there is none. */
  cell(column: string): string;
  /** What a list of this row holds, such as the items of an order: each looks at one of them and at this row beside it. */
  each(list: string): readonly Row[];
}
