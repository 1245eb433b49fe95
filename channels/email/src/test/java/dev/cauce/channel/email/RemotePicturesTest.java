package dev.cauce.channel.email;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;

final class RemotePicturesTest {

    @Test
    void picturesElsewhereAreNamedInTheirOrderAndThoseOfTheMailAreNot() {
        var html = Layout.harmless(
                "<img src='http://a.example/1.png'><img src=cid:x><p><img src='https://b.example/2.png?u=ñ&amp;v'></p>",
                _ -> "file");

        assertThat(RemotePictures.of(html)).containsExactly("http://a.example/1.png", "https://b.example/2.png?u=ñ&v");
    }

    @Test
    void whatIsNoAddressIsLeftOut() {
        assertThat(RemotePictures.address("http://a.example/1 2.png"))
                .contains(URI.create("http://a.example/1%202.png"));
        assertThat(RemotePictures.address("https://")).isEmpty();
        assertThat(RemotePictures.address("http:///x")).isEmpty();
    }
}
