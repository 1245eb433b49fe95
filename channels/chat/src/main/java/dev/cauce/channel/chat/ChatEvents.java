package dev.cauce.channel.chat;

import dev.cauce.channel.api.ChannelEvent;
import dev.cauce.channel.api.ContactAddress;
import dev.cauce.channel.api.Part;
import dev.cauce.channel.api.Receipt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a visitor's frame means in the contract's words. Pure. */
final class ChatEvents {
    private ChatEvents() {}

    static ChannelEvent.MessageReceived message(ClientFrame.Message frame, ContactAddress from, Instant at) {
        List<Part> parts = new ArrayList<>();
        if (!frame.text().isBlank()) {
            parts.add(new Part.Text(frame.text()));
        }
        frame.attachments().forEach(id -> parts.add(new Part.Attachment(id, "", "", 0)));
        return new ChannelEvent.MessageReceived(frame.id(), from, at, null, parts);
    }

    static ChannelEvent.ContactTyping typing(ClientFrame.Typing frame, ContactAddress from, Instant at) {
        return new ChannelEvent.ContactTyping("typing:" + at.toEpochMilli(), from, at, frame.typing());
    }

    static ChannelEvent.ReceiptReceived read(ClientFrame.Read frame, ContactAddress from, Instant at) {
        return new ChannelEvent.ReceiptReceived("read:" + frame.sequence(), from, at, frame.sequence(), Receipt.READ);
    }

    static ChannelEvent.ContactClosed close(ContactAddress from, Instant at) {
        return new ChannelEvent.ContactClosed("close:" + at.toEpochMilli(), from, at);
    }
}
