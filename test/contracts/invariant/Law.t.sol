// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {WholeHandler} from "./WholeHandler.sol";
import {Action} from "../../../contracts/Vocabulary.sol";
import {vm} from "../base/Vm.sol";

/// Random histories, act by act beside the model. Each act is checked as it is made (see `Handler`), the whole after it.
contract LawInvariantTest {
    struct FuzzSelector {
        address addr;
        bytes4[] selectors;
    }

    WholeHandler private handler;

    function setUp() public {
        vm.warp(1_800_000_000);
        handler = new WholeHandler();
        handler.start();
    }

    function targetContracts() public view returns (address[] memory targets) {
        targets = new address[](1);
        targets[0] = address(handler);
    }

    function targetSelectors() public view returns (FuzzSelector[] memory targets) {
        bytes4[] memory selectors = new bytes4[](17);
        selectors[0] = handler.register.selector;
        selectors[1] = handler.credential.selector;
        selectors[2] = handler.suspend.selector;
        selectors[3] = handler.grant.selector;
        selectors[4] = handler.revoke.selector;
        selectors[5] = handler.create.selector;
        selectors[6] = handler.amend.selector;
        selectors[7] = handler.remove.selector;
        selectors[8] = handler.access.selector;
        selectors[9] = handler.query.selector;
        selectors[10] = handler.reportMismatch.selector;
        selectors[11] = handler.book.selector;
        selectors[12] = handler.reschedule.selector;
        selectors[13] = handler.cancel.selector;
        selectors[14] = handler.fulfil.selector;
        selectors[15] = handler.noshow.selector;
        selectors[16] = handler.pass.selector;
        targets = new FuzzSelector[](1);
        targets[0] = FuzzSelector({addr: address(handler), selectors: selectors});
    }

    /// Or the invariants would hold of nothing: acts of one long history end in every way that they can.
    function test_ARandomHistoryReachesEveryOutcome() public {
        bytes4[] memory selectors = targetSelectors()[0].selectors;
        for (uint256 step = 0; step < 5_000; step++) {
            bytes4 selector = selectors[step % selectors.length];
            (bool isDone, bytes memory answer) = address(handler).call(abi.encodePacked(selector, _shaped(selector, step)));
            if (!isDone) {
                assembly {
                    revert(add(answer, 32), mload(answer))
                }
            }
        }
        for (uint8 number = 1; number <= 18; number++) {
            uint256[3] memory tally = handler.tallyOf(Action(number));
            require(tally[0] > 0 && tally[2] > 0, "each action succeeds at times, and reverts at times");
            require(tally[1] > 0 || number < 7 || number == 9 || number == 10, "what can be refused is, at times");
        }
    }

    /// Arguments within their types' bounds, now and then a hash that is zero.
    function _shaped(bytes4 selector, uint256 step) private view returns (bytes memory) {
        uint256 seed = _word(step, 1);
        uint256 hash = _word(step, 2) % 16 == 0 ? 0 : _word(step, 2);
        uint8 small = uint8(_word(step, 3));
        uint32 number = uint32(_word(step, 4));
        uint32 other = uint32(_word(step, 5));
        if (selector == handler.register.selector) return abi.encode(seed, hash);
        if (selector == handler.credential.selector) return abi.encode(seed, small, hash);
        if (selector == handler.grant.selector) return abi.encode(seed, small, number, other);
        if (selector == handler.create.selector) return abi.encode(seed, hash, small);
        if (selector == handler.amend.selector) return abi.encode(seed, number, hash, small);
        if (selector == handler.remove.selector) return abi.encode(seed, small);
        if (selector == handler.access.selector) return abi.encode(seed, small, number, hash, other % 8);
        if (selector == handler.reportMismatch.selector) return abi.encode(seed, number, hash, uint256(other));
        if (selector == handler.book.selector) return abi.encode(seed, uint16(number));
        if (selector == handler.reschedule.selector) return abi.encode(seed, uint16(number));
        if (selector == handler.pass.selector) return abi.encode(number, small);
        return abi.encode(seed);
    }

    function _word(uint256 step, uint256 index) private pure returns (uint256) {
        return uint256(keccak256(abi.encode(step, index)));
    }

    function invariant_TheLawHolds() public {
        handler.checkStreams();
        handler.checkPeople();
        handler.checkRecords();
        handler.checkAppointments();
    }
}
