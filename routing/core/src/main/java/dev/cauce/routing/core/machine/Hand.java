package dev.cauce.routing.core.machine;

import dev.cauce.routing.core.Interaction.Phase;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** What an agent has in hand, by id. Agents hold few things at a time. */
final class Hand {
    private static final Work[] NOTHING = {};
    private Work[] works = NOTHING;

    boolean isEmpty() {
        return works.length == 0;
    }

    /** What is held now, in the order of ids; stays as it is when the hand changes. */
    List<Work> now() {
        return List.of(works);
    }

    boolean any(Predicate<Work> holds) {
        for (Work work : works) {
            if (holds.test(work)) {
                return true;
            }
        }
        return false;
    }

    Activity activity(AgentSlot slot) {
        int offers = 0;
        int active = 0;
        int wrappingUp = 0;
        for (Work work : works) {
            switch (work.interaction.phase()) {
                case Phase.Offered _ -> offers++;
                case Phase.Active _ -> active++;
                case Phase.WrapUp _ -> wrappingUp++;
                case Phase.Waiting _ -> {}
                case Phase.CallingBack _ -> {}
            }
        }
        return new Activity(slot.state.presence(), offers, active, wrappingUp);
    }

    void add(Work work) {
        int at = works.length;
        while (at > 0 && works[at - 1].id.compareTo(work.id) > 0) {
            at--;
        }
        Work[] more = new Work[works.length + 1];
        System.arraycopy(works, 0, more, 0, at);
        more[at] = work;
        System.arraycopy(works, at, more, at + 1, works.length - at);
        works = more;
    }

    void remove(Work work) {
        works = works.length == 1 && works[0] == work
                ? NOTHING
                : Arrays.stream(works).filter(each -> each != work).toArray(Work[]::new);
    }
}
