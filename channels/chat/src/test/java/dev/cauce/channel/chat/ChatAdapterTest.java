package dev.cauce.channel.chat;

import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.MessageAdapter;
import dev.cauce.channel.api.Part;
import dev.cauce.channel.testkit.MessageAdapterContract;
import dev.cauce.channel.testkit.Recordings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

final class ChatAdapterTest extends MessageAdapterContract {
    private final List<ServerFrame> told = new ArrayList<>();

    @Override
    protected MessageAdapter adapter() {
        return new ChatAdapter(ChatLimits.USUAL, 1_000, (_, frame) -> told.add(frame));
    }

    @Override
    protected ContactAddress contact() {
        return new ContactAddress("acme", "acme-web", "v1");
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
        return told.stream()
                .filter(ServerFrame.Message.class::isInstance)
                .flatMap(frame -> ((ServerFrame.Message) frame).entry().parts().stream())
                .map(part -> ((Part.Text) part).text())
                .toList();
    }
}
