/**
 * Where CloudFront's certificates, web ACLs, log sources, metrics and alarms are, and those of Route 53's health checks,
 * whatever the stack's Region.
 */
export const CLOUDFRONT_REGION = "us-east-1";
