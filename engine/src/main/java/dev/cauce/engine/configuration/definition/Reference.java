package dev.cauce.engine.configuration.definition;

/**
 * That a definition uses another one.
 *
 * @param field where in the document, for the error that names it
 */
public record Reference(Kind kind, String id, String field) {}
