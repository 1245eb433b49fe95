import { useQueryClient } from "@tanstack/react-query";
import { type DragEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { isRefusal } from "../api/client.ts";
import { Dialog } from "../chrome/Dialog.tsx";
import { Icon } from "../chrome/Icon.tsx";
import { type TableKind, type TableLine, type TableReport, worthShowing } from "./tableReport.ts";
import { exportTable, importTable, keep } from "./tables.ts";

const MOST_SHOWN = 200;

/** Many definitions by a spreadsheet: the file is tried first, line by line, and then applied whole or not at all. */
export function TableDialog({ kind, onDone, onClose }: { kind: TableKind; onDone: (words: string) => void; onClose: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const id = useId();
  const [file, setFile] = useState<File | null>(null);
  const [report, setReport] = useState<TableReport | null>(null);
  const [trouble, setTrouble] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const [isOver, setOver] = useState(false);

  async function doing(act: () => Promise<void>) {
    setBusy(true);
    setTrouble(null);
    try {
      await act();
    } catch (error) {
      setTrouble(error);
    } finally {
      setBusy(false);
    }
  }
  function choose(chosen: File | undefined) {
    if (!chosen) return;
    setFile(chosen);
    setReport(null);
    void doing(async () => setReport(await importTable(kind, chosen, true)));
  }
  function drop(event: DragEvent) {
    event.preventDefault();
    setOver(false);
    choose(event.dataTransfer.files[0]);
  }
  function apply(chosen: File) {
    void doing(async () => {
      const done = await importTable(kind, chosen, false);
      await queries.invalidateQueries({ queryKey: ["configuration"] });
      onDone(t("table.done", { created: done.created, changed: done.changed }));
    });
  }
  return (
    <Dialog title={t("table.title", { kind: t(`kind.${kind}`) })} wide onClose={onClose}>
      <p className="muted">{t("table.hint")}</p>
      <p className="table-act">
        <button type="button" className="button" disabled={busy} onClick={() => void doing(async () => keep(await exportTable(kind), `${kind}.csv`))}>
          {t("table.export")}
        </button>
      </p>
      <div
        className="drop"
        data-over={isOver}
        onDragOver={event => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <label htmlFor={id}>{t("table.choose")}</label>
        <input
          id={id}
          type="file"
          accept=".csv,text/csv"
          aria-describedby={`${id}-hint`}
          onChange={event => {
            choose(event.target.files?.[0]);
            event.target.value = "";
          }}
        />
        <p className="muted hint" id={`${id}-hint`}>{file ? t("table.chosen", { name: file.name }) : t("table.drop")}</p>
      </div>
      <div role="status">
        {busy && <p className="muted">{t("app.loading")}</p>}
        {trouble !== null && <p className="banner danger">{isRefusal(trouble) ? trouble.message : t("problem.act", { detail: t("problem.network") })}</p>}
        {report && <Preview report={report} />}
      </div>
      <footer className="dialog-act">
        <button type="button" className="button" onClick={onClose}>
          {t("app.cancel")}
        </button>
        {file && report && (
          <button type="button" className="button primary" disabled={busy || report.wrong > 0 || report.created + report.changed === 0} onClick={() => apply(file)}>
            {t("table.apply")}
          </button>
        )}
      </footer>
    </Dialog>
  );
}

function Preview({ report }: { report: TableReport }) {
  const { t } = useTranslation();
  const id = useId();
  const shown = worthShowing(report, MOST_SHOWN);
  const left = report.wrong + report.created + report.changed - shown.length;
  return (
    <section className="table-preview" aria-labelledby={id}>
      <p id={id} className={`banner ${report.wrong > 0 ? "danger" : "info"}`}>
        <Icon name={report.wrong > 0 ? "warning" : "info"} /> {t("table.counts", { created: report.created, changed: report.changed, unchanged: report.unchanged, wrong: report.wrong })}{" "}
        {report.wrong > 0 ? t("table.nothing") : report.created + report.changed === 0 ? t("table.same") : t("table.notYet")}
      </p>
      {shown.length > 0 && (
        <div className="scroll" tabIndex={0} role="group" aria-labelledby={id}>
          <table>
            <thead>
              <tr>
                <th scope="col">{t("table.line")}</th>
                <th scope="col">{t("admin.id")}</th>
                <th scope="col">{t("table.effect")}</th>
                <th scope="col">{t("table.what")}</th>
              </tr>
            </thead>
            <tbody>
              {shown.map(line => (
                <tr key={line.line}>
                  <td className="number">{line.line}</td>
                  <th scope="row">
                    <code>{line.id}</code>
                  </th>
                  <td>
                    <span className={`effect effect-${line.effect}`}>{t(`table.${line.effect}`)}</span>
                  </td>
                  <td>
                    <What line={line} />
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {left > 0 && <p className="muted">{t("table.more", { count: left })}</p>}
    </section>
  );
}

function What({ line }: { line: TableLine }) {
  const { t } = useTranslation();
  return (
    <ul className="plain">
      {line.errors.map((error, index) => (
        <li key={index} className="wrong">
          <code>{error.field}</code>
          {error.value && <> “{error.value}”</>}: {error.message}
        </li>
      ))}
      {line.changes.map(change => (
        <li key={change.column}>
          <code>{change.column}</code>: {change.before && <><del>{change.before}</del> → </>}
          {change.after ? <ins>{change.after}</ins> : <em>{t("table.gone")}</em>}
        </li>
      ))}
    </ul>
  );
}
