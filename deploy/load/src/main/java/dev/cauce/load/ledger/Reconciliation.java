package dev.cauce.load.ledger;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Compares what was promised with what is found. Pure; every difference is one violation. */
public final class Reconciliation {
    private final Promises promised;
    private final Findings found;
    private final List<Violation> violations = new ArrayList<>();

    private Reconciliation(Promises promised, Findings found) {
        this.promised = promised;
        this.found = found;
    }

    /** All violations, those noticed during the run first. */
    public static List<Violation> of(Promises promised, Findings found) {
        var reconciliation = new Reconciliation(promised, found);
        reconciliation.violations.addAll(promised.noticed());
        reconciliation.messages();
        reconciliation.order();
        reconciliation.screens();
        reconciliation.endings();
        reconciliation.wrapUps();
        reconciliation.reports();
        return List.copyOf(reconciliation.violations);
    }

    private void messages() {
        Map<Utterance, Integer> stored = new HashMap<>();
        found.histories()
                .values()
                .forEach(lines -> lines.forEach(line -> stored.merge(line.utterance(), 1, Integer::sum)));
        for (var utterance : promised.acknowledged()) {
            if (!stored.containsKey(utterance)) {
                add(Violation.Kind.LOST_MESSAGE, utterance.id(), "Acknowledged, but in no history.");
            }
        }
        stored.forEach((utterance, times) -> {
            if (times > 1) {
                add(Violation.Kind.DOUBLED_MESSAGE, utterance.id(), "It is stored %d times.".formatted(times));
            }
        });
    }

    private void order() {
        found.histories().forEach((conversation, lines) -> {
            var sorted = lines.stream()
                    .sorted(Comparator.comparingLong(Findings.Line::sequence))
                    .toList();
            for (var index = 1; index < sorted.size(); index++) {
                var before = sorted.get(index - 1);
                var after = sorted.get(index);
                if (place(after.utterance()) < place(before.utterance())) {
                    add(
                            Violation.Kind.OUT_OF_ORDER,
                            conversation,
                            "%s has number %d, %s has %d."
                                    .formatted(
                                            before.utterance().id(),
                                            before.sequence(),
                                            after.utterance().id(),
                                            after.sequence()));
                }
            }
        });
    }

    /** The two sides take turns, and the visitor begins. */
    private static int place(Utterance utterance) {
        return 2 * utterance.turn() + (utterance.side() == Utterance.Side.VISITOR ? 0 : 1);
    }

    private void screens() {
        Map<Utterance, Integer> times = new HashMap<>();
        promised.shown().values().forEach(lines -> lines.values()
                .forEach(utterance -> times.merge(utterance, 1, Integer::sum)));
        for (var utterance : promised.acknowledged()) {
            var shown = times.getOrDefault(utterance, 0);
            if (utterance.side() == Utterance.Side.AGENT && shown != 1) {
                add(
                        Violation.Kind.WRONG_DELIVERY,
                        utterance.id(),
                        "The visitor was shown it %d times.".formatted(shown));
            }
        }
    }

    private void endings() {
        for (var visitor : promised.begun()) {
            if (!promised.ended().contains(visitor)) {
                add(Violation.Kind.STUCK, "visitor " + visitor, "Was never told that the conversation is over.");
            }
        }
        if (found.waiting() > 0) {
            add(Violation.Kind.STUCK, "queues", "%d still wait.".formatted(found.waiting()));
        }
        if (found.inProgress() > 0) {
            add(Violation.Kind.STUCK, "agents", "%d are still in progress.".formatted(found.inProgress()));
        }
    }

    private void wrapUps() {
        for (var conversation : promised.wrapUps()) {
            if (found.wrappingUp().contains(conversation)) {
                add(Violation.Kind.LOST_WRAP_UP, conversation, "Wrapped up, but the agent still has it.");
            }
        }
    }

    /** Every accepted offer is the answer of one segment, and in the end every segment has been answered. */
    private void reports() {
        long fewest = promised.acceptedOffers().size();
        long most = fewest
                + promised.doubtfulOffers().stream()
                        .filter(offer -> !promised.acceptedOffers().contains(offer))
                        .count();
        count("Reports count %d segments", found.reported(), fewest, most);
        count("Reports count %d answered segments", found.reportedAnswered(), fewest, most);
    }

    private void count(String words, long counted, long fewest, long most) {
        var detail = (words + ", and %d to %d were expected.").formatted(counted, fewest, most);
        if (counted < fewest) {
            add(Violation.Kind.UNDERCOUNTED, "reports", detail);
        } else if (counted > most) {
            add(Violation.Kind.OVERCOUNTED, "reports", detail);
        }
    }

    private void add(Violation.Kind kind, String subject, String detail) {
        violations.add(new Violation(kind, subject, detail));
    }
}
