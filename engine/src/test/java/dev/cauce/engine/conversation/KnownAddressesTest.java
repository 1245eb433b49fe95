package dev.cauce.engine.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.Part;
import dev.cauce.channel.api.Receipt;
import dev.cauce.channel.api.Timeline.Author;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KnownAddressesTest {
    private static final ContactAddress CONTACT = new ContactAddress("acme", "web", "v-1");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            maria@example.org | My mail is Maria@Example.org.
            maria@example.org | (maria@example.org)
            34600111222       | Call +34 600 111 222
            34600111222       | 0034-600-111-222, please
            34600111222       | 600.11.12.22
            +34600111222      | my number is 600 111 222!
            442079460000      | 020 7946 0000
            d3b0a1f2-77aa     | before I was d3b0a1f2-77aa here""")
    void anAddressIsRecognizedHoweverItIsWritten(String address, String text) {
        assertThat(new WrittenAddress(address).isIn(text)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            maria@example.org | anamaria@example.org
            maria@example.org | maria@example.org.evil.example
            34600111222       | 33600111223
            34600111222       | 0111222
            34600111222       | 4934600111222
            34600111222       | order 934600111222777
            ana               | I am ana
            d3b0a1f2-77aa     | d3b0a1f2-77aa-4""")
    void whatOnlyLooksLikeItIsNot(String address, String text) {
        assertThat(new WrittenAddress(address).isIn(text)).isFalse();
    }

    @Test
    void whatTheContactRepeatsOfAnAgentsWordsIsNotTheContactsWord() {
        var address = new WrittenAddress("maria@example.org");
        var asked = said(Author.AGENT, "Are you maria@example.org?");
        var answered = said(Author.CONTACT, "> Are you maria@example.org?\nYes");

        assertThat(KnownAddresses.wrote(List.of(asked, answered), address)).isFalse();
        assertThat(KnownAddresses.wrote(List.of(answered, asked), address)).isTrue();
        assertThat(KnownAddresses.wrote(List.of(), address)).isFalse();
    }

    private static StoredMessage said(Author author, String text) {
        return new StoredMessage(
                text,
                null,
                CONTACT,
                "c-1",
                1,
                1L,
                author,
                null,
                null,
                false,
                Instant.EPOCH,
                List.of(new Part.Text(text)),
                Receipt.SENT);
    }
}
