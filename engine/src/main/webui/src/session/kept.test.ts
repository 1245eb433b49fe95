import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Kept } from "./kept.ts";

class Memory implements Storage {
  private readonly values = new Map<string, string>();
  get length() {
    return this.values.size;
  }
  key(place: number) {
    return [...this.values.keys()][place] ?? null;
  }
  getItem(key: string) {
    return this.values.get(key) ?? null;
  }
  setItem(key: string, value: string) {
    this.values.set(key, value);
  }
  removeItem(key: string) {
    this.values.delete(key);
  }
  clear() {
    this.values.clear();
  }
}

let storage: Memory;
let kept: Kept;

beforeEach(() => {
  storage = new Memory();
  storage.setItem("cauce.language", "es");
  kept = new Kept(storage);
  kept.belongTo("ana");
  kept.write("draft.c1", { text: "Querida" });
  kept.write("outbox", [1]);
});

test("the same user finds everything again", () => {
  kept.belongTo("ana");

  assert.deepEqual(kept.read("draft.c1"), { text: "Querida" });
});

test("another user finds nothing", () => {
  kept.belongTo("bruno");

  assert.equal(kept.read("draft.c1"), undefined);
  assert.equal(kept.read("outbox"), undefined);
});

test("who signs out leaves nothing behind, not even what comes late", () => {
  kept.forget();
  kept.write("outbox", ["late"]);

  assert.equal(storage.length, 1);
  assert.equal(storage.getItem("cauce.language"), "es");
});
