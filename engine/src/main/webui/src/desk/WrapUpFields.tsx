import { useId } from "react";
import { useTranslation } from "react-i18next";
import { type FormField, fieldsOf } from "../administration/formSchema.ts";
import { type Inputs, inWords } from "./wrapUpFields.ts";

interface Props {
  form: Record<string, unknown>;
  inputs: Inputs;
  onChange: (inputs: Inputs) => void;
}

/** What a disposition wants filled in. */
export function WrapUpFields({ form, inputs, onChange }: Props) {
  return (
    <>
      {fieldsOf(form).map(field => (
        <OneField key={field.name} field={field} value={inputs[field.name]} onChange={value => onChange({ ...inputs, [field.name]: value })} />
      ))}
    </>
  );
}

interface FieldProps {
  field: FormField;
  value: string | boolean | undefined;
  onChange: (value: string | boolean) => void;
}

function OneField({ field, value, onChange }: FieldProps) {
  const { t } = useTranslation();
  const id = useId();
  const described = field.description ? `${id}-more` : undefined;
  return (
    <div className="field">
      {field.type === "flag" ? (
        <label className="check">
          <input type="checkbox" checked={value === true} aria-describedby={described} onChange={event => onChange(event.target.checked)} /> {field.title}
        </label>
      ) : (
        <>
          <label htmlFor={id}>
            {field.title}
            {field.required && <> · {t("form.required")}</>}
          </label>
          <TextInput id={id} field={field} value={typeof value === "string" ? value : ""} describedBy={described} onChange={onChange} />
        </>
      )}
      {field.description && (
        <p className="muted hint" id={described}>
          {field.description}
        </p>
      )}
    </div>
  );
}

function TextInput({ id, field, value, describedBy, onChange }: { id: string; field: FormField; value: string; describedBy: string | undefined; onChange: (value: string) => void }) {
  const common = { id, value, required: field.required, "aria-describedby": describedBy };
  switch (field.type) {
    case "choice":
      return (
        <select {...common} onChange={event => onChange(event.target.value)}>
          <option value="" />
          {field.choices.map(one => (
            <option key={one}>{one}</option>
          ))}
        </select>
      );
    case "long":
    case "other":
      return <textarea {...common} rows={3} className={field.type === "other" ? "code" : undefined} onChange={event => onChange(event.target.value)} />;
    default:
      return <input {...common} type={inputType(field.type)} step={field.type === "number" ? "any" : undefined} onChange={event => onChange(event.target.value)} />;
  }
}

function inputType(type: FormField["type"]): string {
  return type === "date-time" ? "datetime-local" : type === "number" || type === "date" ? type : "text";
}

/** What was filled in, in a note. */
export function FilledFields({ fields }: { fields: Readonly<Record<string, unknown>> }) {
  const { t } = useTranslation();
  const words = { yes: t("wrapUp.yes"), no: t("wrapUp.no") };
  return (
    <dl className="facts filled">
      {Object.entries(fields).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{inWords(value, words)}</dd>
        </div>
      ))}
    </dl>
  );
}
