package dev.cauce.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cauce.channel.api.ChannelEvent;
import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.Decoded;
import dev.cauce.channel.api.Part;
import dev.cauce.channel.api.Receipt;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ThreadsTest {
    private final Desk desk = new Desk();

    @Test
    void sixTurnsAreOneThreadOnBothSides() {
        var first = desk.receivesMessage(mail("maria@example.org", "<a@example.org>", "", "Invoice"));
        var last = first;
        for (int turn = 1; turn <= 5; turn += 2) {
            var letter = read(desk.answers(first.from(), "m" + turn, "Answer " + turn));
            assertThat(letter.references().getFirst()).isEqualTo("a@example.org");
            assertThat(letter.head().subject()).startsWith("Re: Invoice");
            last = desk.receivesMessage(mail(
                    "maria@example.org",
                    "<t%d@example.org>".formatted(turn),
                    "In-Reply-To: <%s>\r\nReferences: %s\r\n"
                            .formatted(letter.head().messageId(), brackets(letter)),
                    letter.head().subject()));
            assertThat(last.from()).isEqualTo(first.from());
        }
        assertThat(read(desk.letters.getLast()).references())
                .contains("a@example.org", "t1@example.org", "t3@example.org");
    }

    @Test
    void manyReferencesAreFoldedAndDoNotEndTheHead() {
        var chain = IntStream.range(0, 20)
                .mapToObj("<a-rather-long-id-as-mail-programs-make-them-%d@mail.example.org>"::formatted)
                .toList();
        var first = desk.receivesMessage(mail(
                "maria@example.org",
                "<a@example.org>",
                "References: %s\r\n".formatted(String.join("\r\n ", chain)),
                "Invoice"));

        var letter = new String(desk.answers(first.from(), "m1", "Hello").content(), StandardCharsets.UTF_8);

        int end = letter.indexOf("\r\n\r\n");
        assertThat(letter.substring(end).strip()).startsWith("Hello");
        assertThat(letter.substring(0, end)).contains(chain).contains("Content-Type: text/plain");
        assertThat(letter.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(200));
    }

    @Test
    void anotherSubjectOfTheSameSenderIsAnotherThread() {
        var one = desk.receivesMessage(mail("maria@example.org", "<a@example.org>", "", "One"));
        var other = desk.receivesMessage(mail("maria@example.org", "<b@example.org>", "", "Other"));
        assertThat(other.from()).isNotEqualTo(one.from());
        assertThat(other.from().person()).isEqualTo(one.from().person());
    }

    @Test
    void aColleagueWhoAnswersOurMailJoinsTheThread() {
        var first = desk.receivesMessage(mail("maria@example.org", "<a@example.org>", "", "Invoice"));
        var letter = desk.answers(first.from(), "m1", "Which month?");
        var colleague = desk.receivesMessage(mail(
                "pablo@example.org", "<p@example.org>", "In-Reply-To: <%s>\r\n".formatted(letter.messageId()), "Re"));
        assertThat(colleague.from()).isEqualTo(first.from());
        assertThat(head(colleague).from()).isEqualTo("pablo@example.org");
    }

    @Test
    void aStrangerWhoKnowsOnlyTheContactsMailDoesNotJoin() {
        var first = desk.receivesMessage(mail("maria@example.org", "<a@example.org>", "", "Invoice"));
        var stranger = desk.receivesMessage(
                mail("mallory@example.org", "<x@example.org>", "References: <a@example.org>\r\n", "Re: Invoice"));
        assertThat(stranger.from()).isNotEqualTo(first.from());
    }

    @Test
    void aMadeUpMarkOpensNothing() {
        var first = desk.receivesMessage(mail("maria@example.org", "<a@example.org>", "", "Invoice"));
        var letter = desk.answers(first.from(), "m1", "Which month?");
        var forged = letter.messageId().replaceFirst("cauce\\.m1", "cauce.m2");
        var mallory = desk.receivesMessage(
                mail("mallory@example.org", "<x@example.org>", "In-Reply-To: <%s>\r\n".formatted(forged), "Re"));
        assertThat(mallory.from()).isNotEqualTo(first.from());
    }

    @Test
    void aSubjectsMarkHoldsForWhomItWasGivenOnly() {
        var first = desk.receivesMessage(mail("maria@example.org", "<a@example.org>", "", "Invoice"));
        var subject =
                read(desk.answers(first.from(), "m1", "Which month?")).head().subject();
        assertThat(desk.receivesMessage(mail("maria@example.org", "<n@example.org>", "", subject))
                        .from())
                .isEqualTo(first.from());
        assertThat(desk.receivesMessage(mail("mallory@example.org", "<y@example.org>", "", subject))
                        .from())
                .isNotEqualTo(first.from());
    }

    @Test
    void aBounceFailsItsMessageAndIsSeenInTheThread() {
        var first = desk.receivesMessage(mail("maria@example.org", "<a@example.org>", "", "Invoice"));
        var letter = desk.answers(first.from(), "m1", "Which month?");
        var events = desk.receives(Desk.payload(bounce("failed", "5.1.1", letter.messageId())));
        assertThat(events.getFirst()).isInstanceOfSatisfying(ChannelEvent.MessageReported.class, report -> {
            assertThat(report.message()).isEqualTo("m1");
            assertThat(report.receipt()).isEqualTo(Receipt.FAILED);
            assertThat(report.failure())
                    .isEqualTo(new ChannelEvent.Failure(
                            "bounced-5.1.1", "smtp; 550 5.1.1 No such user", "maria@example.org"));
        });
        assertThat(events.getLast().from()).isEqualTo(first.from());
        assertThat(head((ChannelEvent.MessageReceived) events.getLast()).automatic())
                .isTrue();
    }

    @Test
    void theLetterAfterABounceGoesToTheContactAndNotToTheMachine() {
        var first = desk.receivesMessage(mail("maria@example.org", "<a@example.org>", "", "Invoice"));
        var letter = desk.answers(first.from(), "m1", "Which month?");
        desk.receives(Desk.payload(bounce("failed", "5.2.2", letter.messageId())));

        var next = desk.answers(first.from(), "m2", "I try again");

        assertThat(next.recipient()).isEqualTo("maria@example.org");
        assertThat(read(next).head().subject()).startsWith("Re: Invoice");
        assertThat(read(next).references()).containsExactly("a@example.org");
    }

    @Test
    void whatAFormSentForSomebodyIsAnsweredToThatPerson() {
        var form = desk.receivesMessage(mail(
                "form@acme.example",
                "<a@example.org>",
                "Auto-Submitted: auto-generated\r\nReply-To: maria@example.org\r\n",
                "Question"));

        assertThat(desk.answers(form.from(), "m1", "Hello").recipient()).isEqualTo("maria@example.org");
    }

    @Test
    void aDelayIsNoFailure() {
        var first = desk.receivesMessage(mail("maria@example.org", "<a@example.org>", "", "Invoice"));
        var letter = desk.answers(first.from(), "m1", "Which month?");
        assertThat(desk.receives(Desk.payload(bounce("delayed", "4.4.1", letter.messageId()))))
                .singleElement()
                .isInstanceOfSatisfying(ChannelEvent.Unknown.class, unknown -> assertThat(unknown.kind())
                        .isEqualTo("delivery-delayed"));
    }

    @Test
    void aSenderWithControlCharactersIsNone() {
        assertThat(desk.events.decode(
                        Desk.payload(mail("a\0b@example.org", "<a@example.org>", "", "Invoice")),
                        _ -> Optional.empty()))
                .isInstanceOfSatisfying(Decoded.Malformed.class, wrong -> assertThat(wrong.code())
                        .isEqualTo("no-sender"));
    }

    @Test
    void whatWeWroteOurselvesIsNotTakenUp() {
        assertThat(desk.receives(Desk.payload(mail("support@acme.example", "<own@acme.example>", "", "Loop"))))
                .singleElement()
                .isInstanceOf(ChannelEvent.Unknown.class);
    }

    @Test
    void theSameMailByTwoRoutesIsOneEvent() {
        var mail = mail("maria@example.org", "<a@example.org>", "", "Invoice");
        assertThat(desk.receivesMessage("Received: from here\r\n" + mail))
                .isEqualTo(desk.receivesMessage("Received: from there\r\nX-Spam: no\r\n" + mail));
    }

    @Test
    void theAnswerGoesWhereTheSenderWantsItAndQuotesTheMail() {
        var first = desk.receivesMessage(
                mail("maria@example.org", "<a@example.org>", "Reply-To: casa@example.org\r\n", "Invoice"));
        var letter = desk.answers(first.from(), "m1", "Which month?");
        assertThat(letter.recipient()).isEqualTo("casa@example.org");
        assertThat(read(letter).text()).contains("Which month?", "-- \nAcme Viajes", "> Words of maria@example.org");
    }

    @Test
    void copiesAreNamedAndHiddenOnesStandInTheEnvelopeAlone() {
        var first = desk.receivesMessage(mail("maria@example.org", "<a@example.org>", "", "Invoice"));
        var letter = desk.answers(
                first.from(),
                "m1",
                List.of(
                        Part.Letterhead.to(
                                "support@acme.example",
                                List.of(),
                                List.of("boss@example.org", "MARIA@example.org"),
                                List.of("auditor@example.org")),
                        new Part.Text("With my boss in copy")));

        assertThat(letter.recipient()).isEqualTo("maria@example.org");
        assertThat(letter.others()).containsExactly("boss@example.org", "auditor@example.org");
        assertThat(read(letter).head().to()).containsExactly("maria@example.org");
        assertThat(read(letter).head().cc()).containsExactly("boss@example.org", "maria@example.org");
        assertThat(new String(letter.content(), StandardCharsets.UTF_8)).doesNotContain("auditor");
    }

    @Test
    void aLetterMayGoToOthersThanTheContact() {
        var first = desk.receivesMessage(mail("maria@example.org", "<a@example.org>", "", "Invoice"));
        var head = Part.Letterhead.to("support@acme.example", List.of("house@example.org"), List.of(), List.of());

        var letter = desk.answers(first.from(), "m1", List.of(head, new Part.Text("As she asked")));

        assertThat(letter.recipient()).isEqualTo("house@example.org");
        assertThat(letter.others()).isEmpty();
        assertThat(read(letter).references()).containsExactly("a@example.org");
    }

    @Test
    void whatBeginsWithUsHasTheSubjectOfItsFirstLetterAndIsOneThread() {
        var maria = new ContactAddress("acme", "acme-mail", "maria@example.org", "0123456789abcdef");
        var about = Part.Letterhead.to(Desk.MAILBOX.address(), List.of(), List.of(), List.of())
                .about("Your boots\r\nBcc: x@y.org");
        var first = read(desk.answers(maria, "m1", List.of(about, new Part.Text("Here I am"))));
        var second = read(desk.answers(maria, "m2", List.of(about.about("Other"), new Part.Text("Are you there?"))));

        assertThat(first.head().subject()).startsWith("Your boots").contains("[#");
        assertThat(first.head().bcc()).isEmpty();
        assertThat(first.head().to()).containsExactly("maria@example.org");
        assertThat(second.head().subject()).isEqualTo(first.head().subject());
        assertThat(second.references()).containsExactly(first.head().messageId());
        var reply = desk.receivesMessage(mail(
                "maria@example.org", "<a@example.org>", "References: %s\r\n".formatted(brackets(second)), "Re: Boots"));
        assertThat(reply.from()).isEqualTo(maria);
        assertThat(read(desk.answers(maria, "m3", "Good")).head().subject()).startsWith("Re: Boots");
    }

    @Test
    void aLetterTriedAgainHasTheSameMessageId() {
        var first = desk.receivesMessage(mail("maria@example.org", "<a@example.org>", "", "Invoice"));
        assertThat(desk.answers(first.from(), "m1", "Which month?").messageId())
                .isEqualTo(desk.answers(first.from(), "m1", "Which month?").messageId());
    }

    @Test
    void aSubjectCannotBringFieldsOfItsOwn() {
        var first = desk.receivesMessage(
                mail("maria@example.org", "<a@example.org>", "", "=?UTF-8?Q?a=0D=0ABcc:_all@example.org=0D=0A?="));
        var letter = desk.answers(first.from(), "m1", "Hello");
        assertThat(new String(letter.content(), StandardCharsets.UTF_8)).doesNotContain("\nBcc:");
    }

    private static String mail(String from, String id, String more, String subject) {
        return "From: %s\r\nTo: support@acme.example\r\nSubject: %s\r\nMessage-ID: %s\r\n%s\r\nWords of %s\r\n"
                .formatted(from, subject, id, more, from);
    }

    private static String bounce(String action, String status, String original) {
        return """
                Return-Path: <>
                From: Mail Delivery System <mailer-daemon@example.org>
                To: support@acme.example
                Subject: Undelivered
                Message-ID: <bounce@example.org>
                Auto-Submitted: auto-replied
                Content-Type: multipart/report; report-type=delivery-status; boundary="b"

                --b

                It could not be delivered.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.org

                Final-Recipient: rfc822; maria@example.org
                Action: %s
                Status: %s
                Diagnostic-Code: smtp; 550 5.1.1
                 No such user
                --b
                Content-Type: text/rfc822-headers

                Message-ID: <%s>
                Subject: Re: Invoice
                --b--
                """.formatted(action, status, original).replace("\n", "\r\n");
    }

    private static Part.Letterhead head(ChannelEvent.MessageReceived message) {
        return (Part.Letterhead) message.parts().getFirst();
    }

    private static Mail read(Letter letter) {
        return new MailReader(MailLimits.USUAL).read(Desk.payload(letter.content()));
    }

    private static String brackets(Mail letter) {
        return String.join(
                        " ", letter.references().stream().map("<%s>"::formatted).toList()) + " <"
                + letter.head().messageId() + ">";
    }
}
