package dev.cauce.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cauce.channel.api.ChannelEvent;
import dev.cauce.channel.api.Decoded;
import dev.cauce.channel.api.Part;
import dev.cauce.channel.api.Payload;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mails that were made to hurt: each has its verdict within the bounds, and none stops the next. */
final class TortureTest {
    private static final Duration LONGEST = Duration.ofSeconds(2);
    private static final long MOST_ALLOCATED = 256L * 1024 * 1024;
    private final MailEvents events = new MailEvents(MailLimits.USUAL, Desk.MARKS);

    static Stream<Torture> all() {
        return Torture.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    @Timeout(30)
    void eachHasItsVerdictWithinTheBounds(Torture torture) {
        Payload payload = Desk.payload(torture.mail().get());
        events.decode(payload, _ -> Optional.empty());
        var threads = (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
        long allocatedBefore = threads.getCurrentThreadAllocatedBytes();
        long cpuBefore = threads.getCurrentThreadCpuTime();

        Decoded decoded = events.decode(payload, _ -> Optional.empty());

        assertThat(Duration.ofNanos(threads.getCurrentThreadCpuTime() - cpuBefore))
                .isLessThan(LONGEST);
        assertThat(threads.getCurrentThreadAllocatedBytes() - allocatedBefore).isLessThan(MOST_ALLOCATED);
        assertThat(Torture.Verdict.of(decoded)).isEqualTo(torture.verdict());
    }

    @Test
    @Timeout(120)
    void eachFitsIntoTheMemoryOfOneMail() throws Exception {
        assertThat(SmallHeap.verdicts(Torture.all().map(Torture::mail)))
                .containsExactlyElementsOf(Torture.all().map(Torture::verdict).toList());
    }

    @Test
    void nothingOfALayoutRuns() {
        var mail = Torture.all()
                .filter(one -> one.name().equals("layout of scripts"))
                .findFirst()
                .orElseThrow();
        var html = part(mail.mail().get(), Part.Html.class).html();
        assertThat(html).doesNotContainIgnoringCase("script").doesNotContainIgnoringCase("onerror");
        assertThat(html).doesNotContain("<svg", "<iframe", "<style", "<form", "<input", "src=");
    }

    @Test
    void whatIsDeclaredWronglyIsReadAllTheSame() {
        assertThat(part(Torture.latin(Torture.type("text/plain; charset=utf-8") + "\r\ncañón"), Part.Text.class)
                        .text())
                .isEqualTo("cañón");
        assertThat(part(Torture.bytes(Torture.type("text/plain; charset=us-ascii") + "\r\ncañón"), Part.Text.class)
                        .text())
                .isEqualTo("cañón");
    }

    @Test
    void whateverIsChangedInAMailItIsReadOrRefusedAndNeverThrows() {
        var chance = new Random(42);
        byte[] mail = Torture.bytes(
                Torture.mixed(
                        "--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n<b>=C3=B1</b>\r\n"
                                + "--b\r\nContent-Type: image/png; name*0*=UTF-8''a%20; name*1=b\r\nContent-ID: <c>\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--b--"));
        for (int round = 0; round < 4_000; round++) {
            byte[] changed = mail.clone();
            for (int change = 0; change <= chance.nextInt(8); change++) {
                changed[chance.nextInt(changed.length)] = (byte) chance.nextInt(256);
            }
            int from = chance.nextInt(changed.length);
            byte[] cut = Arrays.copyOfRange(changed, chance.nextInt(4) == 0 ? from : 0, changed.length);
            assertThat(events.decode(Desk.payload(cut), _ -> Optional.empty())).isNotNull();
        }
    }

    private <P extends Part> P part(byte[] mail, Class<P> kind) {
        var decoded = (Decoded.Events) events.decode(Desk.payload(mail), _ -> Optional.empty());
        return ((ChannelEvent.MessageReceived) decoded.events().getLast())
                .parts().stream()
                        .filter(kind::isInstance)
                        .map(kind::cast)
                        .findFirst()
                        .orElseThrow();
    }
}
