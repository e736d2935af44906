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
  description = "The OpenID Connect provider of the cluster in which the portal runs (web identity of EKS)"
  type        = string
  default     = null
}

variable "service_account" {
  description = "The service account of the portal, as namespace:name (web identity of EKS)"
  type        = string
  default     = null
}

variable "assume_role_policy" {
  description = "The trust policy as JSON, for a portal that runs elsewhere; taken instead of the web identity"
  type        = string
  default     = null
}

variable "application_arns" {
  description = "The applications of the domains that are managed, to which assignments are limited; empty: every application of the instance"
  type        = list(string)
  default     = []
}

locals {
  # arn:aws:iam::<account>:oidc-provider/<issuer>
  issuer = try(split("oidc-provider/", var.oidc_provider_arn)[1], "")
  web_identity = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Federated = var.oidc_provider_arn }
      Action    = "sts:AssumeRoleWithWebIdentity"
      Condition = {
        StringEquals = {
          "${local.issuer}:aud" = "sts.amazonaws.com"
          "${local.issuer}:sub" = join(":", ["system:serviceaccount", coalesce(var.service_account, "none")])
        }
      }
    }]
  })
  document = jsondecode(replace(
    file("${path.module}/../../iam/management-account-${var.mode}.json"),
    "INSTANCE_ID", var.instance_id
  ))
  statements = [
    for statement in local.document.Statement : merge(statement, {
      Resource = (
        statement.Sid == "Assign" && length(var.application_arns) > 0
        ? var.application_arns
        : flatten([statement.Resource])
      )
    })
  ]
}

resource "aws_iam_role" "portal" {
  name               = "BackstageStudioAccess"
  assume_role_policy = var.assume_role_policy != null ? var.assume_role_policy : local.web_identity

  lifecycle {
    precondition {
      condition = (
        var.assume_role_policy != null ||
        (var.oidc_provider_arn != null && var.service_account != null)
      )
      error_message = "Set assume_role_policy, or oidc_provider_arn and service_account."
    }
  }
}

resource "aws_iam_role_policy" "portal" {
  name   = "StudioAccess"
  role   = aws_iam_role.portal.id
  policy = jsonencode(merge(local.document, { Statement = local.statements }))
}

output "role_arn" {
  description = "For the annotation of the service account, and for the trust of the member accounts"
  value       = aws_iam_role.portal.arn
}

output "role_name" {
  description = "For the module member, where domains are in this account too"
  value       = aws_iam_role.portal.name
}
