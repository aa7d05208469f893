// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAppointments} from "../../../contracts/interfaces/IAppointments.sol";
import {IConsents} from "../../../contracts/interfaces/IConsents.sol";
import {ILog} from "../../../contracts/interfaces/ILog.sol";
import {IParticipants} from "../../../contracts/interfaces/IParticipants.sol";
import {IRecords} from "../../../contracts/interfaces/IRecords.sol";
import {vm} from "./Vm.sol";

/// The deployed contract as its callers see it.
interface Ledger is ILog, IParticipants, IConsents, IAppointments, IRecords {}

/// The artifact that is deployed in earnest, not one compiled with the tests.
function deployLedger(address registrar) returns (Ledger ledger) {
    bytes memory code = bytes.concat(vm.getCode("contracts/MedAudit.sol:MedAudit"), abi.encode(registrar));
    assembly {
        ledger := create(0, add(code, 32), mload(code))
    }
    require(address(ledger) != address(0), "the ledger was not deployed");
}
