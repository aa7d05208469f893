// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Action, Reason} from "./Vocabulary.sol";

/// The words of an entry. All constants: no user's text reaches the log.
library Messages {
    /// @param action `View`, `Copy` or `Print`
    function accessed(Action action, Reason reason) internal pure returns (string memory) {
        if (reason != Reason.None) return denied(_tried(action), reason);
        if (action == Action.View) return "record viewed";
        return action == Action.Copy ? "record copied" : "record printed";
    }

    /// @param tried the action, as in "view"
    /// @param reason not `None`
    /// @return as in "view denied: no consent"
    function denied(string memory tried, Reason reason) internal pure returns (string memory) {
        if (reason == Reason.NoConsent) return string.concat(tried, " denied: no consent");
        if (reason == Reason.NotPermitted) return string.concat(tried, " denied: not permitted");
        if (reason == Reason.OutsidePeriod) return string.concat(tried, " denied: outside period");
        if (reason == Reason.Suspended) return string.concat(tried, " denied: suspended");
        if (reason == Reason.NotReported) return string.concat(tried, " denied: not reported");
        return string.concat(tried, " denied: not named");
    }

    function _tried(Action action) private pure returns (string memory) {
        if (action == Action.View) return "view";
        return action == Action.Copy ? "copy" : "print";
    }
}
