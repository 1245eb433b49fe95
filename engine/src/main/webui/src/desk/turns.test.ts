import assert from "node:assert/strict";
import { test } from "node:test";
import { END, turns } from "./turns.ts";

const said = (...threads: string[]) => threads.map((thread, at) => ({ id: `m${at}`, thread }));

test("a conversation on one channel takes no turn", () => {
  assert.equal(turns(said("a", "a"), "a").size, 0);
  assert.equal(turns([], "a").size, 0);
  assert.equal(turns(said("a"), undefined).size, 0);
});

test("each change of channel is a turn, and so is one where nothing is written yet", () => {
  assert.deepEqual([...turns(said("a", "b", "b", "a"), "b")], [
    ["m1", "b"],
    ["m3", "a"],
    [END, "b"],
  ]);
});
