package dev.cauce.channel.testkit;

import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.MessageAdapter;
import dev.cauce.channel.api.Part;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

final class InMemoryAdapterTest extends MessageAdapterContract {
    private final InMemoryAdapter adapter = new InMemoryAdapter();

    @Override
    protected MessageAdapter adapter() {
        return adapter;
    }

    @Override
    protected ContactAddress contact() {
        return new ContactAddress("acme", "acme-memory", "v1");
    }

    @Override
    protected Recordings understood() {
        return new Recordings(Path.of("src/test/resources/recordings/understood"), contact(), Instant.EPOCH);
    }

    @Override
    protected Recordings malformed() {
        return new Recordings(Path.of("src/test/resources/recordings/malformed"), contact(), Instant.EPOCH);
    }

    @Override
    protected List<String> received() {
        return adapter.delivered().stream()
                .flatMap(message -> message.parts().stream())
                .filter(Part.Text.class::isInstance)
                .map(part -> ((Part.Text) part).text())
                .toList();
    }
}
