const OWNER = "cauce.kept-for";
const PREFIX = "cauce.kept.";

/**
 * What a tab keeps of its user's work, such as drafts: through reloads and a token that ran out, and for nobody else. Without a
 * user nothing is kept, so that what is still under way at signing out leaves nothing behind.
 */
export class Kept {
  private readonly storage: Storage;

  constructor(storage: Storage) {
    this.storage = storage;
  }

  read<T>(key: string): T | undefined {
    const found = this.storage.getItem(PREFIX + key);
    return found === null ? undefined : (JSON.parse(found) as T);
  }

  write(key: string, value: unknown): void {
    if (this.storage.getItem(OWNER)) this.storage.setItem(PREFIX + key, JSON.stringify(value));
  }

  remove(key: string): void {
    this.storage.removeItem(PREFIX + key);
  }

  /** From now on it is this user's; another's is forgotten. */
  belongTo(user: string): void {
    if (this.storage.getItem(OWNER) !== user) this.forget();
    this.storage.setItem(OWNER, user);
  }

  forget(): void {
    Array.from({ length: this.storage.length }, (_, place) => this.storage.key(place) ?? "")
      .filter(key => key === OWNER || key.startsWith(PREFIX))
      .forEach(key => this.storage.removeItem(key));
  }
}
