package dev.cauce.channel.email;

import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.MessageAdapter;
import dev.cauce.channel.testkit.MessageAdapterContract;
import dev.cauce.channel.testkit.Recordings;
import java.nio.file.Path;
import java.util.List;

final class EmailAdapterTest extends MessageAdapterContract {
    private final Desk desk = new Desk();

    @Override
    protected MessageAdapter adapter() {
        return desk.adapter;
    }

    @Override
    protected ContactAddress contact() {
        return new ContactAddress("acme", "acme-mail", "maria@example.org", "0123456789abcdef");
    }

    @Override
    protected Recordings understood() {
        return new Recordings(Path.of("src/test/resources/recordings/understood"), Desk.MAILBOX, Desk.NOW);
    }

    @Override
    protected Recordings malformed() {
        return new Recordings(Path.of("src/test/resources/recordings/malformed"), Desk.MAILBOX, Desk.NOW);
    }

    @Override
    protected List<String> received() {
        return desk.letters.stream()
                .map(letter -> new MailReader(MailLimits.USUAL)
                        .read(Desk.payload(letter.content()))
                        .text())
                .map(text -> text.lines().findFirst().orElse(""))
                .toList();
    }
}
