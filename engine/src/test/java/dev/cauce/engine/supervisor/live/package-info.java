@NullMarked
package dev.cauce.engine.supervisor.live;

import org.jspecify.annotations.NullMarked;
