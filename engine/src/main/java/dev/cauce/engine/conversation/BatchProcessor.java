package dev.cauce.engine.conversation;

import dev.cauce.engine.persistence.ClientScope;
import dev.cauce.engine.persistence.ScopedTransactions;
import dev.cauce.routing.core.ClientId;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * Takes a batch up: one transaction, then its consequences. When it returns, all of it is stored and told, or put aside with
 * the reason; when it fails, it may be taken up again from the beginning.
 */
@ApplicationScoped
class BatchProcessor {
    private final ScopedTransactions transactions;
    private final BatchStore store;
    private final Entries entries;
    private final Announcer announcer;
    private final DeadLetters deadLetters;
    private final Timer time;
    private final Counter stored;
    private final Counter duplicates;

    BatchProcessor(
            ScopedTransactions transactions,
            BatchStore store,
            Entries entries,
            Announcer announcer,
            DeadLetters deadLetters,
            MeterRegistry metrics) {
        this.transactions = transactions;
        this.store = store;
        this.entries = entries;
        this.announcer = announcer;
        this.deadLetters = deadLetters;
        this.time = Timer.builder("cauce.conversation.batch")
                .description("From reading a batch to having told what came of it")
                .publishPercentileHistogram()
                .register(metrics);
        this.stored = metrics.counter("cauce.conversation.messages.stored");
        this.duplicates = metrics.counter("cauce.conversation.messages.duplicate");
    }

    Uni<Void> take(List<BatchRecord> records) {
        List<BatchRecord> readable =
                records.stream().filter(one -> one.incoming() != null).toList();
        List<BatchRecord> unreadable =
                records.stream().filter(one -> one.incoming() == null).toList();
        Timer.Sample sample = Timer.start();
        return keep(unreadable)
                .chain(() -> readable.isEmpty() ? Uni.createFrom().voidItem() : takeReadable(readable))
                .invoke(() -> sample.stop(time));
    }

    private Uni<Void> takeReadable(List<BatchRecord> records) {
        return planned(records)
                .chain(plan -> Uni.createFrom().completionStage(() -> tell(plan, records)))
                .onFailure(BatchProcessor::isRefusedForItsContent)
                .recoverWithUni(failure -> records.size() == 1
                        ? keep(records.stream()
                                .map(one -> new BatchRecord(one.source(), null, "not-storable"))
                                .toList())
                        : oneByOne(records));
    }

    /** Somewhere in the batch is what PostgreSQL will never take: the rest must not suffer for it. */
    private Uni<Void> oneByOne(List<BatchRecord> records) {
        Uni<Void> all = Uni.createFrom().voidItem();
        for (BatchRecord one : records) {
            all = all.chain(() -> takeReadable(List.of(one)));
        }
        return all;
    }

    private Uni<BatchPlan> planned(List<BatchRecord> records) {
        List<Taken> batch = records.stream()
                .map(one -> Objects.requireNonNull(one.incoming()))
                .toList();
        ClientScope scope = ClientScope.of(
                batch.stream().map(one -> new ClientId(one.contact().client())).collect(Collectors.toSet()));
        return transactions.inPipeline(scope, db -> store.load(db, batch).chain(loaded -> {
            var plan = new BatchPlan(loaded.known(), entries::of);
            batch.forEach(plan::take);
            return store.write(db, plan.writes(), loaded.keys()).replaceWith(plan);
        }));
    }

    private CompletableFuture<Void> tell(BatchPlan plan, List<BatchRecord> records) {
        stored.increment(plan.writes().messages().size());
        duplicates.increment(plan.duplicates());
        List<CompletableFuture<Void>> all = new ArrayList<>();
        all.add(announcer.tell(plan.consequences()));
        for (BatchPlan.Refusal refusal : plan.refusals()) {
            records.stream()
                    .filter(one -> one.incoming() == refusal.record())
                    .forEach(one -> all.add(deadLetters.keep(one.source(), refusal.reason())));
        }
        return CompletableFuture.allOf(all.toArray(CompletableFuture[]::new));
    }

    private Uni<Void> keep(List<BatchRecord> dead) {
        return dead.isEmpty()
                ? Uni.createFrom().voidItem()
                : Uni.createFrom()
                        .completionStage(() -> CompletableFuture.allOf(dead.stream()
                                .map(one -> deadLetters.keep(one.source(), one.reason()))
                                .toArray(CompletableFuture[]::new)));
    }

    /** Class 22 is data that cannot be stored, 23 a rule of the tables, 42501 another client's row. */
    private static boolean isRefusedForItsContent(Throwable failure) {
        return failure instanceof PgException refused
                && (refused.getSqlState().startsWith("22")
                        || refused.getSqlState().startsWith("23")
                        || refused.getSqlState().equals("42501"));
    }
}
