# After the application, which does not wait for its traces and serves without them. The agent listens to the container,
# on every address because Docker chooses the container's; the security group lets nobody else in.
{
  dnf install --assumeyes --quiet amazon-cloudwatch-agent &&
    amazon-cloudwatch-agent-ctl -a fetch-config -m ec2 -s \
      -c "file:$root/opt/aws/amazon-cloudwatch-agent/etc/amazon-cloudwatch-agent.json" > /dev/null
} || echo 'the CloudWatch agent does not run: no request is traced' >&2
