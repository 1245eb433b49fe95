package dev.cauce.engine.desk.session;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.cauce.engine.web.FieldError;
import java.util.List;

/** What was wrong with a frame: in words, and each field with a remedy. */
@JsonPropertyOrder({"type", "detail", "errors"})
public record ErrorFrame(String type, String detail, List<FieldError> errors) {
    public ErrorFrame {
        errors = List.copyOf(errors);
    }

    ErrorFrame(String detail, List<FieldError> errors) {
        this("error", detail, errors);
    }
}
