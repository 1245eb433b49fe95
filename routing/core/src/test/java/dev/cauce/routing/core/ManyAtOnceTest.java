package dev.cauce.routing.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cauce.routing.core.Command.AcceptOffer;
import dev.cauce.routing.core.Reply.Rejected;
import dev.cauce.routing.core.Reply.Rejection;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Two thousand offers expire in the same instant. */
class ManyAtOnceTest {
    private static final int MANY = 2000;
    private final Center center = new Center().define(Center.queue(Center.SALES));

    @BeforeEach
    void everyAgentIsOfferedACall() {
        for (int number = 0; number < MANY; number++) {
            center.signIn(Center.agent(new AgentId("a" + number), Map.of(), Map.of(Center.SALES, 1)));
        }
        for (int number = 0; number < MANY; number++) {
            center.arrives("call-" + number, Center.SALES, Channel.VOICE, 0);
        }
        center.decisions.clear();
        center.now = center.now.plusSeconds(20);
    }

    @Test
    void oneTickDoesABoundedPart() {
        Step step = center.core.tick(center.now);

        assertThat(step.decisions())
                .filteredOn(Decision.OfferExpired.class::isInstance)
                .hasSizeBetween(1, 500);
        assertThat(center.core.nextTimer())
                .hasValueSatisfying(due -> assertThat(due).isBeforeOrEqualTo(center.now));
    }

    @Test
    void theNextTicksDoTheRestAtOnce() {
        center.pass(0);

        assertThat(center.decided(Decision.OfferExpired.class)).hasSize(MANY);
        assertThat(center.core.nextTimer().filter(due -> !due.isAfter(center.now)))
                .isEmpty();
    }

    @Test
    void anOfferThatIsDueToExpireIsGoneAlthoughItsTurnHasNotCome() {
        OfferId last = center.offerOf("call-1999");
        AgentId agent = center.offeredTo("call-1999").orElseThrow();

        Reply reply = center.core.step(center.now, new AcceptOffer(last, agent)).reply();

        assertThat(reply).isInstanceOfSatisfying(Rejected.class, rejected -> assertThat(rejected.code())
                .isEqualTo(Rejection.OFFER_GONE));
    }
}
