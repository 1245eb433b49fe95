package dev.cauce.engine.configuration;

import dev.cauce.engine.configuration.definition.Kind;
import dev.cauce.engine.configuration.table.CsvTable;
import dev.cauce.engine.configuration.table.Layout;
import dev.cauce.engine.persistence.ScopedTransactions;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;

/** All definitions of a kind as a table, in the order of their ids. */
@Singleton
final class TableExport {
    private static final int MOST = 100_000;

    private final ScopedTransactions transactions;
    private final Documents documents;

    TableExport(ScopedTransactions transactions, Documents documents) {
        this.transactions = transactions;
        this.documents = documents;
    }

    Uni<String> of(Kind kind, Layout layout, Viewer viewer) {
        return transactions
                .withSession(viewer.scope(), session -> DefinitionStore.page(session, kind, "", MOST))
                .map(rows -> CsvTable.write(
                        layout.header(),
                        rows.stream().map(row -> line(layout, row)).toList()));
    }

    private List<String> line(Layout layout, DefinitionRow row) {
        List<String> cells = new ArrayList<>(List.of(row.key.id(), Long.toString(row.version)));
        cells.addAll(layout.write(documents.tree(row.document)).values());
        return cells;
    }
}
