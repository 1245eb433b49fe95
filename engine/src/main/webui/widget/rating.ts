import { h } from "./dom.ts";
import type { Sent } from "./protocol.ts";
import type { Say } from "./texts.ts";

const BEST = 5;
const LONGEST = 1000;

/** Asks how good the conversation was; stays until the engine says that the answer is kept. */
export class RatingForm {
  readonly element: HTMLFormElement;
  readonly conversation: string;
  private readonly submit: HTMLButtonElement;
  private readonly trouble: HTMLElement;

  constructor(conversation: string, say: Say, send: (frame: Sent) => boolean) {
    this.conversation = conversation;
    const comment = h("textarea", { rows: 2, maxLength: LONGEST, placeholder: say("comment"), "aria-label": say("comment") });
    const scores = Array.from({ length: BEST }, (_, at) => {
      const score = String(at + 1);
      const input = h("input", { type: "radio", name: "score", value: score, required: true, "aria-label": say("score", score) });
      return h("label", {}, input, h("span", { "aria-hidden": "true" }, score));
    });
    this.trouble = h("p", { className: "trouble", role: "alert" });
    this.submit = h("button", { type: "submit", className: "send" }, say("rate"));
    const ends = h("p", { className: "ends", "aria-hidden": "true" }, h("span", {}, say("worst")), h("span", {}, say("best")));
    this.element = h("form", { className: "rating" }, h("fieldset", {}, h("legend", {}, say("question")), h("div", { className: "scores" }, ...scores), ends), comment, this.trouble, this.submit);
    this.element.addEventListener("submit", event => {
      event.preventDefault();
      const score = Number(new FormData(this.element).get("score"));
      const words = comment.value.trim();
      this.say("");
      if (send({ type: "rate", conversation, score, ...(words ? { comment: words } : {}) })) this.submit.disabled = true;
      else this.say(say("lost"));
    });
  }

  /** The line broke or the engine did not keep it: it can be sent again. */
  again(reason: string): void {
    this.submit.disabled = false;
    this.say(reason);
  }

  private say(words: string): void {
    this.trouble.textContent = words;
  }
}
