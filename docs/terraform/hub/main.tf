# The portal's role in the account of Identity Center: the management account, or its delegated administrator.

terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = { source = "hashicorp/aws", version = ">= 5.0" }
  }
}

variable "mode" {
  description = "observe while no domain is managed, then manage"
  type        = string
  default     = "observe"
  validation {
    condition     = contains(["observe", "manage"], var.mode)
    error_message = "The mode is observe or manage."
  }
}

variable "instance_id" {
  description = "The part of the ARN of the Identity Center instance that begins with ssoins-"
  type        = string
}

variable "oidc_provider_arn" {
  description = "The OpenID Connect provider of the cluster in which the portal runs (web identity)"
  type        = string
}

variable "service_account" {
  description = "The service account of the portal, as namespace:name"
  type        = string
}

locals {
  # arn:aws:iam::<account>:oidc-provider/<issuer>
  issuer = split("oidc-provider/", var.oidc_provider_arn)[1]
  policy = file("${path.module}/../../iam/management-account-${var.mode}.json")
}

resource "aws_iam_role" "portal" {
  name = "BackstageStudioAccess"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Federated = var.oidc_provider_arn }
      Action    = "sts:AssumeRoleWithWebIdentity"
      Condition = {
        StringEquals = {
          "${local.issuer}:aud" = "sts.amazonaws.com"
          "${local.issuer}:sub" = "system:serviceaccount:${var.service_account}"
        }
      }
    }]
  })
}

resource "aws_iam_role_policy" "portal" {
  name   = "StudioAccess"
  role   = aws_iam_role.portal.id
  policy = replace(local.policy, "INSTANCE_ID", var.instance_id)
}

output "role_arn" {
  description = "For the annotation of the service account, and for the trust of the member accounts"
  value       = aws_iam_role.portal.arn
}
