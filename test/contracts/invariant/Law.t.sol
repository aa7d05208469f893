// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {WholeHandler} from "./WholeHandler.sol";
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

    function invariant_TheLawHolds() public {
        handler.checkStreams();
        handler.checkPeople();
        handler.checkRecords();
        handler.checkAppointments();
    }
}
