package dev.cauce.engine.configuration;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.cauce.engine.configuration.TableReport.Change;
import dev.cauce.engine.configuration.TableReport.Effect;
import dev.cauce.engine.configuration.TableReport.Line;
import dev.cauce.engine.configuration.definition.Definition;
import dev.cauce.engine.configuration.definition.Id;
import dev.cauce.engine.configuration.definition.Kind;
import dev.cauce.engine.configuration.table.CsvTable;
import dev.cauce.engine.configuration.table.Layout;
import dev.cauce.engine.persistence.ClientScope;
import dev.cauce.engine.persistence.ScopedTransactions;
import dev.cauce.engine.web.FieldError;
import dev.cauce.engine.web.FieldErrors;
import dev.cauce.engine.web.JsonProblems;
import dev.cauce.engine.web.Problem;
import dev.cauce.engine.web.ProblemException;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.reactive.mutiny.Mutiny;

/**
 * Defines and changes many definitions of a kind by a table: all of them or, if anything is wrong, none. A dry run does the same
 * work and takes it back, so that it finds what the real one would. Each change is versioned, audited and published like a single
 * one. What the table does not name is left alone.
 */
@Singleton
final class TableImport {
    private final ScopedTransactions transactions;
    private final DefinitionStore store;
    private final DefinitionWriter writer;
    private final Documents documents;
    private final Validator validator;
    private final Outbox outbox;
    private final MeterRegistry metrics;

    TableImport(
            ScopedTransactions transactions,
            DefinitionStore store,
            DefinitionWriter writer,
            Documents documents,
            Validator validator,
            Outbox outbox,
            MeterRegistry metrics) {
        this.transactions = transactions;
        this.store = store;
        this.writer = writer;
        this.documents = documents;
        this.validator = validator;
        this.outbox = outbox;
        this.metrics = metrics;
    }

    /** What a line of the file says. */
    private record Task(CsvTable.Row row, DefinitionRow.Key key, Optional<DefinitionRow> present, boolean isRepeated) {}

    /** Fails with a problem for what is no table of this kind; everything else is in the report. */
    Uni<TableReport> run(Kind kind, Layout layout, CsvTable table, boolean dryRun, String by) {
        List<FieldError> wrong = layout.wrongIn(table.header());
        if (!wrong.isEmpty()) {
            throw Problem.invalid(wrong).exception();
        }
        return transactions
                .withSession(ClientScope.everyone(), session -> DefinitionStore.takeTurn(session)
                        .chain(() -> tasks(session, kind, table))
                        .chain(tasks -> Multi.createFrom()
                                .iterable(tasks)
                                .onItem()
                                .transformToUniAndConcatenate(task -> line(session, kind, layout, task, by))
                                .collect()
                                .asList())
                        .map(lines -> TableReport.of(
                                !dryRun && lines.stream().noneMatch(line -> line.effect() == Effect.WRONG), lines))
                        .invoke(report -> {
                            if (!report.applied()) {
                                Objects.requireNonNull(session.currentTransaction())
                                        .markForRollback();
                            }
                        }))
                .invoke(report -> done(kind, report, dryRun));
    }

    private static Uni<List<Task>> tasks(Mutiny.Session session, Kind kind, CsvTable table) {
        List<DefinitionRow.Key> keys = table.rows().stream()
                .map(row -> new DefinitionRow.Key(kind.plural(), row.cells().getOrDefault(Layout.ID, "")))
                .toList();
        return DefinitionStore.all(session, keys.stream().distinct().toList())
                .invoke(session::clear)
                .map(found -> found.stream().collect(Collectors.toMap(row -> row.key, Function.identity())))
                .map(present -> {
                    Map<DefinitionRow.Key, Integer> seen = new HashMap<>();
                    List<Task> tasks = new ArrayList<>();
                    for (int index = 0; index < keys.size(); index++) {
                        DefinitionRow.Key key = keys.get(index);
                        tasks.add(new Task(
                                table.rows().get(index),
                                key,
                                Optional.ofNullable(present.get(key)),
                                seen.merge(key, 1, Integer::sum) > 1));
                    }
                    return tasks;
                });
    }

    private Uni<Line> line(Mutiny.Session session, Kind kind, Layout layout, Task task, String by) {
        ObjectNode now =
                task.present().map(row -> documents.tree(row.document)).orElseGet(JsonNodeFactory.instance::objectNode);
        Map<String, String> before = layout.write(now);
        List<FieldError> errors = new ArrayList<>(wrongInPlace(task));
        errors.addAll(layout.read(task.row().cells(), now));
        if (!errors.isEmpty()) {
            return Uni.createFrom().item(wrong(task, errors));
        }
        Definition definition;
        try {
            definition = documents.bind(kind.type(), now);
        } catch (JacksonException unreadable) {
            return Uni.createFrom().item(wrong(task, named(layout, JsonProblems.of(unreadable))));
        } catch (IOException impossible) {
            throw new IllegalStateException("A tree in memory is read without any file", impossible);
        }
        if (task.present().map(store::definition).filter(definition::equals).isPresent()) {
            return Uni.createFrom()
                    .item(new Line(task.row().line(), task.key().id(), Effect.UNCHANGED, List.of(), List.of()));
        }
        errors.addAll(FieldErrors.of(validator.validate(definition)));
        if (!errors.isEmpty()) {
            return Uni.createFrom().item(wrong(task, inColumns(layout, errors)));
        }
        return Uni.createFrom()
                .deferred(() -> write(session, task, definition, by))
                .map(_ -> new Line(
                        task.row().line(),
                        task.key().id(),
                        task.present().isPresent() ? Effect.CHANGED : Effect.CREATED,
                        changes(before, layout.write(documents.tree(documents.write(definition)))),
                        List.of()))
                .onFailure(ProblemException.class)
                .recoverWithItem(refused -> wrong(task, named(layout, refused.problem())));
    }

    /** Forgets what it wrote, once PostgreSQL has it: a session would look through all of it before each question. */
    private Uni<Void> write(Mutiny.Session session, Task task, Definition definition, String by) {
        return DefinitionStore.find(session, task.key())
                .chain(present ->
                        writer.define(session, task.key(), definition, present, new Expectation.Anything(), by))
                .chain(session::flush)
                .invoke(session::clear);
    }

    private static List<FieldError> wrongInPlace(Task task) {
        List<FieldError> errors = new ArrayList<>();
        String id = task.key().id();
        if (!Id.Rule.holds(id)) {
            errors.add(FieldError.of(Layout.ID, id, Id.Rule.MESSAGE));
        }
        if (task.isRepeated()) {
            errors.add(FieldError.of(Layout.ID, id, "The id is in a line before this one. Keep one of them."));
        }
        if (task.row().surplus() > 0) {
            errors.add(FieldError.of(
                    "line",
                    "Has %d cells beyond the last column. Maybe quotes are missing around a cell."
                            .formatted(task.row().surplus())));
        }
        String version = task.row().cells().getOrDefault(Layout.VERSION, "");
        String present = task.present().map(row -> Long.toString(row.version)).orElse("");
        if (!version.isEmpty() && !version.equals(present)) {
            errors.add(FieldError.of(
                    Layout.VERSION,
                    version,
                    present.isEmpty()
                            ? "Is not defined. Leave the version empty to define it."
                            : "Was changed since the file was exported: its version is %s. Export again and repeat the change."
                                    .formatted(present)));
        }
        return errors;
    }

    private static List<FieldError> named(Layout layout, Problem problem) {
        return problem.errors().isEmpty()
                ? List.of(FieldError.of("line", problem.detail()))
                : inColumns(layout, problem.errors());
    }

    private static List<FieldError> inColumns(Layout layout, List<FieldError> errors) {
        return errors.stream()
                .map(error -> new FieldError(layout.columnOf(error.field()), error.value(), error.message()))
                .toList();
    }

    private static Line wrong(Task task, List<FieldError> errors) {
        return new Line(task.row().line(), task.key().id(), Effect.WRONG, List.of(), errors);
    }

    private static List<Change> changes(Map<String, String> before, Map<String, String> after) {
        return after.entrySet().stream()
                .filter(cell -> !cell.getValue().equals(before.get(cell.getKey())))
                .map(cell -> new Change(cell.getKey(), before.getOrDefault(cell.getKey(), ""), cell.getValue()))
                .toList();
    }

    private void done(Kind kind, TableReport report, boolean dryRun) {
        String outcome = dryRun ? "dry-run" : report.applied() ? "applied" : "refused";
        metrics.counter("cauce.configuration.imports", "kind", kind.plural(), "outcome", outcome)
                .increment();
        if (report.applied()) {
            metrics.counter("cauce.configuration.changes", "action", "define")
                    .increment(report.created() + report.changed());
            outbox.wake();
        }
    }
}
