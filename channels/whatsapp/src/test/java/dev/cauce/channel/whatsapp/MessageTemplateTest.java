package dev.cauce.channel.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MessageTemplateTest {

    @Test
    void aPageOfTemplatesIsReadWithWhereTheNextIs() {
        var page = MessageTemplate.page("""
                {"data":[{"name":"order_ready","language":"es","status":"APPROVED","category":"UTILITY",
                  "quality_score":{"score":"GREEN"},"components":[
                  {"type":"HEADER","format":"TEXT","text":"Pedido"},
                  {"type":"BODY","text":"Hola {{1}}, su pedido {{2}} está listo. Gracias, {{1}}."},
                  {"type":"FOOTER","text":"Acme"},
                  {"type":"BUTTONS","buttons":[{"type":"QUICK_REPLY","text":"Sí"},{"type":"URL","url":"https://acme.example"}]}]}],
                 "paging":{"cursors":{"before":"B","after":"A"},"next":"https://graph.example/more"}}""").orElseThrow();

        assertThat(page.after()).contains("A");
        var template = page.templates().getFirst();
        assertThat(template.isUsable()).isTrue();
        assertThat(template.quality()).isEqualTo("GREEN");
        assertThat(template.places()).isEqualTo(2);
        assertThat(template.filled(List.of("Ana $1", "17\\")))
                .isEqualTo("Hola Ana $1, su pedido 17\\ está listo. Gracias, Ana $1.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"status\":\"REJECTED\",\"components\":[{\"type\":\"BODY\",\"text\":\"Hola\"}]",
                "\"status\":\"APPROVED\",\"components\":[{\"type\":\"HEADER\",\"format\":\"IMAGE\"},{\"type\":\"BODY\",\"text\":\"Hola\"}]",
                "\"status\":\"APPROVED\",\"components\":[{\"type\":\"HEADER\",\"format\":\"TEXT\",\"text\":\"{{1}}\"},{\"type\":\"BODY\",\"text\":\"Hola\"}]",
                "\"status\":\"APPROVED\",\"components\":[{\"type\":\"BODY\",\"text\":\"Hola\"},{\"type\":\"BUTTONS\",\"buttons\":[{\"type\":\"URL\",\"url\":\"https://a/{{1}}\"}]}]",
                "\"status\":\"APPROVED\",\"components\":[{\"type\":\"BODY\",\"text\":\"Hola\"},{\"type\":\"BUTTONS\",\"buttons\":[{\"type\":\"OTP\"}]}]",
                "\"status\":\"APPROVED\",\"components\":[{\"type\":\"CAROUSEL\"},{\"type\":\"BODY\",\"text\":\"Hola\"}]",
                "\"status\":\"APPROVED\",\"parameter_format\":\"NAMED\",\"components\":[{\"type\":\"BODY\",\"text\":\"{{name}}\"}]",
                "\"status\":\"APPROVED\",\"components\":[]"
            })
    void whatNeedsMoreThanWordsForItsBodyOrIsNotApprovedIsNotUsable(String rest) {
        var page = MessageTemplate.page("{\"data\":[{\"name\":\"t\",\"language\":\"es\",%s}]}".formatted(rest));

        assertThat(page.orElseThrow().templates().getFirst().isUsable()).isFalse();
        assertThat(page.orElseThrow().after()).isEmpty();
    }

    @Test
    void whatIsNoPageIsNone() {
        assertThat(MessageTemplate.page("<html>")).isEqualTo(Optional.empty());
        assertThat(MessageTemplate.page("{\"error\":{}}")).isEqualTo(Optional.empty());
    }
}
