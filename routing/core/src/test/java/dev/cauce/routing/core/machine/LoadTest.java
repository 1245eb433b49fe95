package dev.cauce.routing.core.machine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoadTest {
    private static final int CALL = 0;
    private static final int CHAT = 1;
    private static final int MAIL = 2;
    private static final int UNKNOWN = 3;
    private static final Bits NOTHING = new Bits();
    private final Load load = new Load();

    LoadTest() {
        load.capacity(100, 3);
        load.channel(CALL, 100, 1);
        load.channel(CHAT, 34, 3);
        load.channel(MAIL, 50, 2);
    }

    @Test
    void whatFillsTheUnitsExactlyFits() {
        load.add(MAIL);

        assertThat(load.share()).isEqualTo(0.5);
        assertThat(load.fits(MAIL, NOTHING)).isTrue();
        load.add(MAIL);
        assertThat(load.share()).isEqualTo(1);
        assertThat(load.fits(CHAT, NOTHING)).isFalse();
    }

    @Test
    void theMaximumHoldsThoughUnitsAreLeft() {
        load.channel(CHAT, 10, 2);
        load.add(CHAT);
        assertThat(load.fits(CHAT, NOTHING)).isTrue();

        load.add(CHAT);

        assertThat(load.fits(CHAT, NOTHING)).isFalse();
        assertThat(load.fits(MAIL, NOTHING)).isTrue();
    }

    @Test
    void whatIsGivenBackCanBeTakenAgain() {
        load.add(CALL);
        assertThat(load.fits(CALL, NOTHING)).isFalse();

        load.remove(CALL);

        assertThat(load.share()).isZero();
        assertThat(load.fits(CALL, NOTHING)).isTrue();
    }

    @Test
    void onlyWhatMayBeInterruptedIsNotInTheWay() {
        var mails = new Bits();
        mails.set(MAIL);
        load.add(MAIL);
        load.add(MAIL);
        assertThat(load.fits(CALL, NOTHING)).isFalse();
        assertThat(load.fits(CALL, mails)).isTrue();

        load.remove(MAIL);
        load.add(CHAT);

        assertThat(load.fits(CALL, mails)).isFalse();
        assertThat(load.fits(CHAT, mails)).isTrue();
    }

    @Test
    void aChannelWithoutCapacityIsNotServedButWhatIsHeldOfItIsCounted() {
        assertThat(load.fits(UNKNOWN, NOTHING)).isFalse();

        load.add(UNKNOWN);

        assertThat(load.share()).isZero();
        load.channel(UNKNOWN, 20, 5);
        assertThat(load.share()).isEqualTo(0.2);
    }

    @Test
    void aNewCapacityCountsWhatIsHeldAtTheNewCost() {
        load.add(CHAT);
        load.add(CHAT);

        load.capacity(200, 2);
        assertThat(load.share()).isZero();
        assertThat(load.fits(CALL, NOTHING)).isFalse();
        load.channel(CHAT, 50, 4);

        assertThat(load.share()).isEqualTo(0.5);
        load.channel(CHAT, 25, 4);
        assertThat(load.share()).isEqualTo(0.25);
    }

    @Test
    void anAgentWithoutUnitsIsFull() {
        load.capacity(0, 3);

        assertThat(load.share()).isEqualTo(1);
    }
}
