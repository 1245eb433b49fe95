import assert from "node:assert/strict";
import { test } from "node:test";
import { at, durationOf, finished, holidaysOf, holidaysText, pointersOf, pointersText, ruleWithout, secondsOf, spansOf, spansText, withAt } from "./draft.ts";

test("a member deep inside is changed and nothing else", () => {
  const draft = { name: "Sales", serviceLevel: { share: 0.8, threshold: "PT20S" } };

  const changed = withAt(draft, "serviceLevel.share", 0.9);

  assert.deepEqual(changed, { name: "Sales", serviceLevel: { share: 0.9, threshold: "PT20S" } });
  assert.equal(at(changed, "serviceLevel.threshold"), "PT20S");
  assert.equal(draft.serviceLevel.share, 0.8);
});

test("members that this page does not know stay", () => {
  assert.deepEqual(finished(withAt({ name: "Sales", overflow: [1] }, "name", "Ventas")), { name: "Ventas", overflow: [1] });
});

test("only agents are described as agents", () => {
  assert.deepEqual(finished({ roles: ["agent"] }), { roles: ["agent"], agent: { skills: {}, queues: {} } });
  assert.deepEqual(finished({ roles: ["supervisor"], agent: { skills: { es: 3 } } }), { roles: ["supervisor"] });
});

test("what is left empty is not sent", () => {
  assert.deepEqual(finished({ name: "Sales", openingHours: null, serviceLevel: { share: 1, threshold: null } }), { name: "Sales", serviceLevel: { share: 1 } });
});

test("durations are written in seconds", () => {
  assert.deepEqual([durationOf("90"), durationOf("1,5"), durationOf(" ")], ["PT90S", "PT1.5S", undefined]);
  assert.deepEqual([secondsOf("PT1M30S"), secondsOf(null)], ["90", ""]);
});

test("hours are read as they are written, or refused", () => {
  assert.deepEqual(spansOf("9:00-14:00, 16:00 – 19:30"), [{ from: "09:00", to: "14:00" }, { from: "16:00", to: "19:30" }]);
  assert.equal(spansText([{ from: "09:00:00", to: "14:00" }]), "09:00-14:00");
  assert.equal(spansOf("nine to five"), undefined);
});

test("holidays are a line each, open only when hours are given", () => {
  const text = "2026-12-25; Navidad\n2026-12-24; Nochebuena; 09:00-14:00";

  const holidays = holidaysOf(text);

  assert.deepEqual(holidays?.map(one => one.open?.length ?? 0), [0, 1]);
  assert.equal(holidaysText(holidays), text);
  assert.equal(holidaysOf("Navidad"), undefined);
});

test("a rule loses what only another condition or target needs", () => {
  const rule = { when: "depth", longerThan: "PT5M", moreThan: 7, to: "message", queue: "support", order: "agent-first", message: "Sorry." };

  assert.deepEqual(ruleWithout(rule), { when: "depth", moreThan: 7, to: "message", message: "Sorry." });
  assert.deepEqual(ruleWithout({ ...rule, when: "waited", to: "queue" }), { when: "waited", longerThan: "PT5M", to: "queue", queue: "support", message: "Sorry." });
});

test("fields of an answer are lines of words and pointers", () => {
  const fields = [
    { label: "Customer", pointer: "/customer/name" },
    { label: "At: home", pointer: "/a" },
  ];
  assert.deepEqual(pointersOf("Customer: /customer/name\n\n At: home:/a "), fields);
  assert.equal(pointersText(fields), "Customer: /customer/name\nAt: home: /a");
  assert.equal(pointersOf("Customer"), undefined);
});
