import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Props, useNotes, useWords } from "./Control.tsx";
import { type FormField, fieldsOf, readForm } from "./formSchema.ts";

const EXAMPLE = {
  type: "object",
  required: ["invoice"],
  properties: { invoice: { type: "string", title: "Invoice", maxLength: 30 }, amount: { type: "number", title: "Amount" }, urgent: { type: "boolean", title: "Urgent" } },
};

/** The form of a kind of task as a JSON Schema, and how it will look. */
export function FormSchema({ field, value, wrong, onChange }: Props) {
  const { t } = useTranslation();
  const id = useId();
  const [text, setText] = useState(value == null ? "" : JSON.stringify(value, null, 2));
  const read = readForm(text);
  const words = "wrong" in read ? t(`form.${read.wrong}`) : wrong;
  const { by, notes } = useNotes(id, field, words);
  function write(changed: string) {
    setText(changed);
    const now = readForm(changed);
    if ("form" in now) onChange(now.form);
  }
  return (
    <div className="field form-schema">
      <label htmlFor={id}>{useWords(field)}</label>
      <div className="form-schema-body">
        <div>
          <textarea
            id={id}
            className="code"
            rows={14}
            spellCheck={false}
            value={text}
            ref={element => element?.setCustomValidity("wrong" in read ? t(`form.${read.wrong}`) : "")}
            aria-invalid={words !== undefined}
            aria-describedby={by}
            onChange={event => write(event.target.value)}
          />
          {text.trim() === "" && (
            <button type="button" className="button" onClick={() => write(JSON.stringify(EXAMPLE, null, 2))}>
              {t("form.example")}
            </button>
          )}
          {notes}
        </div>
        {"form" in read && read.form && <Preview fields={fieldsOf(read.form)} />}
      </div>
    </div>
  );
}

function Preview({ fields }: { fields: FormField[] }) {
  const { t } = useTranslation();
  return (
    <fieldset className="group form-preview">
      <legend>{t("form.preview")}</legend>
      <div className="group-body">
        {fields.length === 0 && <p className="muted">{t("form.noFields")}</p>}
        {fields.map(one => (
          <label key={one.name} className={one.type === "flag" ? "check" : "field"}>
            {one.type === "flag" && <input type="checkbox" />}
            <span>
              {one.title}
              {one.required && <> · {t("form.required")}</>}
            </span>
            <PreviewInput field={one} />
            {one.description && <span className="muted">{one.description}</span>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}

function PreviewInput({ field }: { field: FormField }) {
  const { t } = useTranslation();
  switch (field.type) {
    case "flag":
      return null;
    case "choice":
      return (
        <select>
          {field.choices.map(one => (
            <option key={one}>{one}</option>
          ))}
        </select>
      );
    case "long":
      return <textarea rows={3} />;
    case "other":
      return <span className="muted">{t("form.asJson")}</span>;
    default:
      return <input type={{ text: "text", number: "number", date: "date", "date-time": "datetime-local" }[field.type]} step={field.type === "number" ? "any" : undefined} />;
  }
}
