import assert from "node:assert/strict";
import { test } from "node:test";
import { finder, findings, hasPicturesElsewhere } from "./layout.ts";

test("the findings are of the three methods, the first of each", () => {
  const words = "mx.acme.example 1; spf=pass smtp.mailfrom=example.org; dkim=Fail header.d=a; dkim=pass header.d=b; dmarc=none";
  assert.deepEqual(findings(words), [
    { method: "SPF", result: "pass" },
    { method: "DKIM", result: "fail" },
    { method: "DMARC", result: "none" },
  ]);
  assert.equal(finder(words), "mx.acme.example");
});

test("what a sender wrote into comments or values counts for nothing", () => {
  assert.deepEqual(findings('mx.acme.example; spf=fail (; dmarc=pass) reason="; dkim=pass" x.dmarc=pass'), [{ method: "SPF", result: "fail" }]);
  assert.deepEqual(findings("none"), []);
});

test("pictures elsewhere are those that the server marked", () => {
  assert.equal(hasPicturesElsewhere('<img data-remote-src="http://a.example/1.png">'), true);
  assert.equal(hasPicturesElsewhere('<img data-attachment="f1">'), false);
});
