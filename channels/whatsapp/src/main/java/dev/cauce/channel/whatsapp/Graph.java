package dev.cauce.channel.whatsapp;

import dev.cauce.channel.api.Part;
import java.util.concurrent.CompletionStage;

/** Meta's API as the numbers of channels use it. Never completes exceptionally for what a network or Meta can do. */
public interface Graph {

    /** Sends a message from the channel's number. */
    CompletionStage<GraphAnswer> send(String channel, byte[] message);

    /** Uploads a file for the channel's number. */
    CompletionStage<GraphAnswer> upload(String channel, Part.Attachment file, byte[] content);
}
