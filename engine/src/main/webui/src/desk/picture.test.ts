import assert from "node:assert/strict";
import { resolveObjectURL } from "node:buffer";
import { test } from "node:test";
import { address } from "./picture.ts";

test("a picture that is not shown any more is not kept by the browser", () => {
  let shown = "";
  const forget = address(new Blob(["picture"]), made => (shown = made));
  assert.ok(resolveObjectURL(shown));

  forget();

  assert.equal(resolveObjectURL(shown), undefined);
});
