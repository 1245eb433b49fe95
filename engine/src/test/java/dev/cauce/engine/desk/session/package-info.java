@NullMarked
package dev.cauce.engine.desk.session;

import org.jspecify.annotations.NullMarked;
