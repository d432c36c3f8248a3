/** What somebody is to look at before a derived form is used: each sentence once, in the order in which it was met. */
export class LookList {
  private readonly sentences = new Set<string>();

  add(sentence: string): void {
    this.sentences.add(sentence);
  }

  get list(): readonly string[] {
    return [...this.sentences];
  }
}
