import { add, all, alter, edit, proveRules, write } from "../../../support/rules";

const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const CONFIGURATION = "aws:ec2/launchConfiguration:LaunchConfiguration";
const KEY = "aws:kms/key:Key";
const VOLUME_KEY = "blockDeviceMappings[0].ebs.kmsKeyId";
const ROLE = "arn:aws:iam::222222222222:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling";

const useKey = all(
  add(KEY, "volumes", { description: "volumes" }),
  write(TEMPLATE, VOLUME_KEY, `<${KEY}::volumes.arn>`),
);

function bootWith(script: string): ReturnType<typeof write> {
  return write(TEMPLATE, "userData", Buffer.from(`#!/bin/bash\n${script}\n`).toString("base64"));
}

proveRules([
  {
    rule: "instance-metadata-requires-imdsv2",
    title: "optional tokens",
    change: write(TEMPLATE, "metadataOptions.httpTokens", "optional"),
    message: /metadataOptions\.httpTokens is "optional"; write "required"/,
    satisfiedBy: write(TEMPLATE, "metadataOptions", { httpEndpoint: "disabled" }),
  },
  {
    rule: "instance-metadata-requires-imdsv2",
    title: "a launch configuration that says nothing",
    change: add(CONFIGURATION, "old", {}),
    message: /LaunchConfiguration old: metadataOptions\.httpTokens is not set/,
  },
  {
    rule: "instance-metadata-stays-on-the-instance",
    title: "two hops",
    change: write(TEMPLATE, "metadataOptions.httpPutResponseHopLimit", 2),
    message: /httpPutResponseHopLimit is 2; write 1/,
    satisfiedBy: write(TEMPLATE, "metadataOptions", { httpEndpoint: "disabled" }),
  },
  {
    rule: "instance-metadata-stays-on-the-instance",
    title: "the hops left to the image",
    change: write(TEMPLATE, "metadataOptions.httpPutResponseHopLimit", undefined),
    message: /httpPutResponseHopLimit is not set/,
  },
  {
    rule: "instance-has-no-public-address",
    title: "a public address",
    change: write(TEMPLATE, "networkInterfaces[0].associatePublicIpAddress", "true"),
    message: /networkInterfaces\[0\]\.associatePublicIpAddress is "true"; write false/,
  },
  {
    rule: "instance-has-no-public-address",
    title: "the address left to the subnet",
    change: write(TEMPLATE, "networkInterfaces", undefined),
    message: /networkInterfaces\[0\]\.associatePublicIpAddress is not set/,
  },
  {
    rule: "instance-has-no-public-address",
    title: "a launch configuration with a public address",
    change: add(CONFIGURATION, "old", { associatePublicIpAddress: true }),
    message: /LaunchConfiguration old: associatePublicIpAddress is true/,
  },
  {
    rule: "instance-has-one-network-interface",
    title: "a second interface",
    change: write(TEMPLATE, "networkInterfaces[1]", { deviceIndex: 1 }),
    message: /networkInterfaces is "2 interfaces"; write one/,
  },
  {
    rule: "instance-volumes-are-encrypted",
    title: "a plain volume",
    change: write(TEMPLATE, "blockDeviceMappings[0].ebs.encrypted", undefined),
    message: /blockDeviceMappings\[0\]\.ebs\.encrypted is not set; write "true"/,
  },
  {
    rule: "instance-volumes-are-encrypted",
    title: "the volume left to the image",
    change: write(TEMPLATE, "blockDeviceMappings", undefined),
    message: /blockDeviceMappings is not set; state the first volume and encrypt it/,
    satisfiedBy: write(TEMPLATE, "blockDeviceMappings[1]", { deviceName: "/dev/sdb", noDevice: "true" }),
  },
  {
    rule: "instance-volume-key-admits-auto-scaling",
    title: "a key that knows nobody",
    change: useKey,
    message: /kmsKeyId is "volumes"; let AWSServiceRoleForAutoScaling use it, .*Client\.InternalError/,
    unchanged: "not applicable",
    satisfiedBy: all(
      useKey,
      add("aws:kms/grant:Grant", "volumes", { keyId: `<${KEY}::volumes.keyId>`, granteePrincipal: ROLE }),
    ),
  },
  {
    rule: "instance-volume-key-admits-auto-scaling",
    title: "a key whose policy names others only",
    change: all(useKey, write(KEY, "policy", '{"Statement":[]}', "volumes")),
    message: /kmsKeyId is "volumes"/,
    unchanged: "not applicable",
    satisfiedBy: all(useKey, write(KEY, "policy", JSON.stringify({ Principal: { AWS: ROLE } }), "volumes")),
  },
  {
    rule: "instance-has-no-key-pair",
    title: "a key pair",
    change: write(TEMPLATE, "keyName", "shared"),
    message: /keyName is "shared"; leave it out/,
  },
  {
    rule: "instance-acts-through-a-role",
    title: "no instance profile",
    change: write(TEMPLATE, "iamInstanceProfile", undefined),
    message: /iamInstanceProfile is not set; name an instance profile/,
  },
  {
    rule: "instance-type-fits-its-image",
    title: "a Graviton type with an Intel image",
    change: write(TEMPLATE, "instanceType", "t4g.small"),
    message: /imageId is "resolve:ssm:.*x86_64"; name an image for arm64, as t4g\.small needs/,
    satisfiedBy: write(TEMPLATE, "instanceType", "g5.xlarge"),
  },
  {
    rule: "template-names-its-groups-once",
    title: "groups beside those of the interface",
    change: write(TEMPLATE, "vpcSecurityGroupIds", ["sg-1"]),
    message: /vpcSecurityGroupIds is \["sg-1"\]; move it to the network interface \(InvalidParameterCombination\)/,
  },
  {
    rule: "template-tags-what-it-launches",
    title: "untagged volumes",
    change: edit(TEMPLATE, (inputs) => (inputs["tagSpecifications"] = (inputs["tagSpecifications"] as []).slice(0, 1))),
    message: /tagSpecifications is \["instance"\]; add the stack's tags for "volume"/,
  },
  {
    rule: "launch-user-data-fits",
    title: "a long script",
    change: bootWith("#".repeat(16_384)),
    message: /userData is "16397 bytes"; write at most 16384 bytes \(InvalidUserData\.Malformed\)/,
  },
  {
    rule: "launch-user-data-fits",
    title: "plain text",
    change: write(TEMPLATE, "userData", "#!/bin/bash"),
    message: /userData is "#!\/bin\/bash"; encode it \(InvalidUserData\.Malformed\)/,
  },
  ...["export DB_PASSWORD=hunter2hunter2", '{"api_key": "0123456789"}', "AKIAIOSFODNN7EXAMPLE"].map((line) => ({
    rule: "launch-user-data-holds-no-secret",
    title: line,
    change: bootWith(line),
    message: /userData is "a script with an? (AWS access key|credential)"; hand over the secret's ARN/,
  })),
  {
    rule: "launch-user-data-holds-no-secret",
    title: "a private key",
    change: bootWith("-----BEGIN RSA PRIVATE KEY-----"),
    message: /a script with a private key/,
    satisfiedBy: bootWith('secret="$(read_secret)"\npassword=$secret\nsecret_arn=arn:aws:secretsmanager:x:secret:name'),
  },
  {
    rule: "launch-user-data-holds-no-secret",
    title: "a value that the program calls secret",
    change: alter(TEMPLATE, (template) => ({
      ...template,
      inputs: { ...template.inputs, userData: "[secret]" },
      secretInputs: ["userData"],
    })),
    message: /userData is "a secret value"/,
  },
]);
