package dev.cauce.channel.whatsapp;

import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.MessageAdapter;
import dev.cauce.channel.testkit.MessageAdapterContract;
import dev.cauce.channel.testkit.Recordings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

final class WhatsAppAdapterTest extends MessageAdapterContract {
    private final Phone phone = new Phone().heard(Duration.ofHours(1));

    @Override
    protected MessageAdapter adapter() {
        return phone.adapter;
    }

    @Override
    protected ContactAddress contact() {
        return Phone.CONTACT;
    }

    @Override
    protected Recordings understood() {
        return recordings("understood");
    }

    @Override
    protected Recordings malformed() {
        return recordings("malformed");
    }

    static Recordings recordings(String folder) {
        return new Recordings(Path.of("src/test/resources/recordings", folder), Phone.NUMBER, Phone.NOW);
    }

    @Override
    protected List<String> received() {
        return phone.sent.stream()
                .map(json -> json.replaceAll(".*\"body\":\"([^\"]*)\".*", "$1"))
                .toList();
    }
}
