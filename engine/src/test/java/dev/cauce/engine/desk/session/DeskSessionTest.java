package dev.cauce.engine.desk.session;

import static dev.cauce.engine.desk.view.Acme.ANA;
import static dev.cauce.engine.desk.view.Acme.NINE;
import static dev.cauce.engine.desk.view.Acme.OPERATION;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class DeskSessionTest {
    private final DeskSession session = new DeskSession("node.1", new Desk(OPERATION, ANA), 2);
    private final Written first = new Written();
    private final Written second = new Written();

    @Test
    void aSessionBeginsWithAWelcomeAndThePicture() {
        session.start(first, "{\"agent\":\"ana\"}", NINE);

        assertThat(first.frames)
                .containsExactly(
                        "{\"type\":\"welcome\",\"session\":\"node.1\",\"sequence\":0,\"resumed\":false}",
                        "{\"sequence\":0,\"type\":\"snapshot\",\"state\":{\"agent\":\"ana\"}}");
    }

    @Test
    void everyEventIsNumbered() {
        session.start(first, "null", NINE);

        session.tell("{\"type\":\"typing\"}", NINE);
        session.tell("{\"type\":\"typing\"}", NINE);

        assertThat(first.frames)
                .endsWith("{\"sequence\":1,\"type\":\"typing\"}", "{\"sequence\":2,\"type\":\"typing\"}");
    }

    @Test
    void whatHappenedWithoutASocketIsToldToTheNext() {
        session.start(first, "null", NINE);
        session.lose(first, NINE);
        session.tell("{\"type\":\"typing\"}", NINE);

        assertThat(session.resume(second, 0, NINE)).isTrue();

        assertThat(second.frames)
                .containsExactly(
                        "{\"type\":\"welcome\",\"session\":\"node.1\",\"sequence\":1,\"resumed\":true}",
                        "{\"sequence\":1,\"type\":\"typing\"}");
    }

    @Test
    void whoMissedTooMuchIsNotResumed() {
        session.start(first, "null", NINE);
        for (var i = 0; i < 3; i++) {
            session.tell("{\"type\":\"typing\"}", NINE);
        }

        assertThat(session.resume(second, 0, NINE)).isFalse();
        assertThat(second.frames).isEmpty();
    }

    @Test
    void aSocketThatIsTakenOverIsClosedAndItsEndMeansNothing() {
        session.start(first, "null", NINE);

        session.resume(second, 0, NINE);

        assertThat(first.closed).isEqualTo(Closing.REPLACED);
        assertThat(session.lose(first, NINE)).isFalse();
        assertThat(session.isConnected()).isTrue();
    }

    @Test
    void aLostSessionKnowsSinceWhen() {
        session.start(first, "null", NINE);

        assertThat(session.lose(first, NINE)).isTrue();

        assertThat(session.isConnected()).isFalse();
        assertThat(session.isLostBefore(NINE.plusSeconds(1))).isTrue();
        assertThat(session.isLostBefore(NINE)).isFalse();
    }

    @Test
    void aSocketThatWasGoneBeforeItsGreetingIsNotConnected() {
        assertThat(session.lose(first, NINE)).isTrue();

        session.start(first, "null", NINE);

        assertThat(session.isConnected()).isFalse();
        assertThat(first.frames).isEmpty();
        assertThat(session.isLostBefore(NINE.plusSeconds(1))).isTrue();
    }

    private static final class Written implements Outlet {
        private final List<String> frames = new ArrayList<>();
        private @Nullable Closing closed;

        @Override
        public void send(String frame, Instant since) {
            frames.add(frame);
        }

        @Override
        public void close(Closing why) {
            closed = why;
        }
    }
}
