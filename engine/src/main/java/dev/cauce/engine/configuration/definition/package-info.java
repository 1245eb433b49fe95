/**
 * The documents that administrators write, one record per kind. A record checks its own shape; what it refers to is told by
 * {@link dev.cauce.engine.configuration.definition.Definition#references()} and kept whole by the database.
 */
@NullMarked
package dev.cauce.engine.configuration.definition;

import org.jspecify.annotations.NullMarked;
