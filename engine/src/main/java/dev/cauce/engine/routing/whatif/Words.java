package dev.cauce.engine.routing.whatif;

import dev.cauce.routing.core.OverflowRule;
import java.util.Locale;

/** The router's words as the API writes them. */
final class Words {
    private Words() {}

    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static String of(OverflowRule.Condition condition) {
        return switch (condition) {
            case OverflowRule.Condition.EstimatedWaitAbove _ -> "estimated-wait";
            case OverflowRule.Condition.Waited _ -> "waited";
            case OverflowRule.Condition.DepthAbove _ -> "depth";
            case OverflowRule.Condition.Closed _ -> "closed";
            case OverflowRule.Condition.NobodyStaffed _ -> "nobody-staffed";
        };
    }

    static String of(OverflowRule.Target target) {
        return switch (target) {
            case OverflowRule.Target.ToQueue _ -> "queue";
            case OverflowRule.Target.Callback _ -> "callback";
            case OverflowRule.Target.Voicemail _ -> "voicemail";
            case OverflowRule.Target.MessageAndClose _ -> "message";
            case OverflowRule.Target.BotFlow _ -> "bot";
        };
    }
}
