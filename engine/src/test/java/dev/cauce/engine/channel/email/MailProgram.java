package dev.cauce.engine.channel.email;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** The mail program S-nail of a contact: it makes the letters, their ids and references, quotes, and speaks SMTP and IMAP itself. */
final class MailProgram {
    private static final Path PROGRAM = Path.of("/usr/bin/s-nail");
    private static final Duration SOON = Duration.ofSeconds(60);
    private final String address;
    private final PostfixAndDovecot servers;

    MailProgram(String address, PostfixAndDovecot servers) {
        this.address = address;
        this.servers = servers;
    }

    static boolean isInstalled() {
        return Files.isExecutable(PROGRAM);
    }

    void writes(String subject, String text, String to) throws IOException {
        snail(text + "\n", "-s", subject, to);
    }

    /** Opens its mailbox, answers the letter with this number, which it quotes, and leaves. */
    void replies(int letter, String text) throws IOException {
        var inbox = "imap://%s:%s@127.0.0.1:%d/INBOX"
                .formatted(
                        URLEncoder.encode(address, StandardCharsets.UTF_8),
                        PostfixAndDovecot.PASSWORD,
                        servers.imapPort);
        snail("reply %d\n%s\n~.\nxit\n".formatted(letter, text), "-#", "-f", inbox);
    }

    private void snail(String typed, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of(PROGRAM.toString(), "-:/"));
        for (String setting : List.of(
                "v15-compat",
                "mta=smtp://127.0.0.1:" + servers.smtpPort,
                "smtp-auth=none",
                "imap-auth=login",
                "from=" + address,
                "ttycharset=utf-8",
                "sendcharsets=utf-8",
                "sendwait",
                "indentprefix=> ",
                "quote")) {
            command.addAll(List.of("-S", setting));
        }
        command.addAll(List.of(more));
        PostfixAndDovecot.typed(typed, command.toArray(String[]::new));
    }

    /** Waits until so many letters are there; the newest says this. */
    void awaitLetter(int number, String text) throws Exception {
        await().atMost(SOON).until(() -> letters().size() >= number);
        var letters = letters();
        assertThat(letters).hasSize(number);
        assertThat(letters.getLast().text()).startsWith(text);
    }

    /** All letters it got are answers within one thread: each refers to the first that was written. */
    void hasOneThread(int letters) throws Exception {
        var got = letters();
        assertThat(got).hasSize(letters);
        var first = got.getFirst().references().split(" ")[0];
        assertThat(got).allSatisfy(letter -> assertThat(letter.references()).contains(first));
        assertThat(got).allSatisfy(letter -> assertThat(letter.subject()).startsWith("Re: Factura"));
    }

    record Letter(String subject, String references, String text) {}

    private List<Letter> letters() throws MessagingException, IOException {
        try (Store store = Session.getInstance(new Properties()).getStore("imap")) {
            store.connect("127.0.0.1", servers.imapPort, address, PostfixAndDovecot.PASSWORD);
            try (Folder inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_ONLY);
                List<Letter> letters = new ArrayList<>();
                for (Message one : inbox.getMessages()) {
                    var references = one.getHeader("References");
                    letters.add(new Letter(
                            one.getSubject(), references == null ? "" : references[0], MailServers.text(one)));
                }
                return letters;
            }
        }
    }
}
