/** What a person may ask of the operator about what is kept of them: to have it erased. */
@NullMarked
package dev.cauce.engine.privacy;

import org.jspecify.annotations.NullMarked;
