/**
 * Keeps the generated pages in {@code docs/reference} true: each test makes its page anew and compares. Write them with
 * {@code -Dcauce.write-reference=true}.
 */
@NullMarked
package dev.cauce.engine.reference;

import org.jspecify.annotations.NullMarked;
