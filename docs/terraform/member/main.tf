# The role that the portal assumes in an account with Studio domains; or its rights there, for a role that exists.

terraform {
  required_version = ">= 1.5"
  required_providers {
    aws = { source = "hashicorp/aws", version = ">= 5.0" }
  }
}

variable "mode" {
  description = "observe while no domain of the account is managed, then manage"
  type        = string
  default     = "observe"
  validation {
    condition     = contains(["observe", "manage"], var.mode)
    error_message = "The mode is observe or manage."
  }
}

variable "portal_role_arn" {
  description = "The role that the portal runs as: the output role_arn of the module hub, or the workload's role in another account"
  type        = string
  default     = null
}

variable "external_id" {
  description = "The same value as externalId in the aws block of app-config"
  type        = string
  default     = null
  sensitive   = true
}

variable "existing_role" {
  description = "The name of a role that gets the rights, so that none is made: the output role_name of the module hub, where it has domains in its own account"
  type        = string
  default     = null
}

variable "regions" {
  description = "The Regions with domains"
  type        = list(string)
}

variable "domain_ids" {
  description = "The domains that are managed; nothing is written in others"
  type        = list(string)
  default     = []
}

variable "execution_roles" {
  description = "Names of the roles, with their paths, that people work under and that the portal may hand on: those of executionRoles, and the default execution role of each domain"
  type        = list(string)
  default     = []
}

variable "creates_domains" {
  description = "Whether the portal creates domains in the account; domain_ids is [\"*\"] then, since nobody knows their ids before"
  type        = bool
  default     = false
}

variable "permissions_boundary" {
  description = "The name of the managed policy that limits the execution roles that the portal creates"
  type        = string
  default     = "none"
}

data "aws_caller_identity" "current" {}

locals {
  trust    = file("${path.module}/../../iam/member-account-trust.json")
  document = jsondecode(file("${path.module}/../../iam/member-account-${var.mode}.json"))
  # The document names one of each; every statement gets them all. A list that is not used yet must not empty it.
  domains = length(var.domain_ids) > 0 ? var.domain_ids : ["none"]
  roles   = length(var.execution_roles) > 0 ? var.execution_roles : ["none"]
  creating = jsondecode(replace(replace(
    file("${path.module}/../../iam/create-domain.json"),
    "ACCOUNT_ID", data.aws_caller_identity.current.account_id),
  "PERMISSIONS_BOUNDARY", var.permissions_boundary))
  creating_statements = [
    for statement in local.creating.Statement : merge(statement, {
      Resource = distinct(flatten([
        for resource in flatten([statement.Resource]) : [
          for region in var.regions : replace(resource, "REGION", region)
        ]
      ]))
    })
  ]
  statements = [
    for statement in local.document.Statement : merge(statement, {
      Resource = distinct(flatten([
        for resource in flatten([statement.Resource]) : [
          for region in var.regions : [
            for domain in local.domains : [
              for role in local.roles :
              replace(replace(replace(replace(resource,
                "REGION", region),
                "ACCOUNT_ID", data.aws_caller_identity.current.account_id),
                "DOMAIN_ID", domain),
              "EXECUTION_ROLE", role)
            ]
          ]
        ]
      ]))
    })
  ]
}

resource "aws_iam_role" "portal" {
  count = var.existing_role == null ? 1 : 0
  name  = "BackstageStudioAccess"
  assume_role_policy = replace(
    replace(local.trust, "arn:aws:iam::IDENTITY_CENTER_ACCOUNT_ID:role/BackstageStudioAccess", var.portal_role_arn),
    "EXTERNAL_ID", var.external_id
  )
}

resource "aws_iam_role_policy" "portal" {
  name   = var.existing_role == null ? "StudioAccess" : "StudioDomains"
  role   = var.existing_role == null ? aws_iam_role.portal[0].id : var.existing_role
  policy = jsonencode(merge(local.document, { Statement = local.statements }))
}

resource "aws_iam_role_policy" "creating" {
  count  = var.creates_domains ? 1 : 0
  name   = "StudioCreateDomains"
  role   = var.existing_role == null ? aws_iam_role.portal[0].id : var.existing_role
  policy = jsonencode(merge(local.creating, { Statement = local.creating_statements }))
}

output "role_arn" {
  description = "None where the rights went to a role that exists"
  value       = one(aws_iam_role.portal[*].arn)
}
