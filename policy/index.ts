/**
 * The CrossGuard policy pack: `pulumi preview --policy-pack policy`. Importing this file starts a server, so nothing
 * but the Pulumi CLI does; everything it is made of can be imported without one.
 */
import { PolicyPack } from "@pulumi/policy";
import * as pulumi from "@pulumi/pulumi";
import { createPolicies } from "./crossguard";
import { loadRules, loadWaivers } from "./registry";
import { readEnvironment } from "./environment";

const environment = readEnvironment(new pulumi.Config("cloudmart").require("environment"));

new PolicyPack("cloudmart", { policies: createPolicies(environment, loadRules(), loadWaivers()) });
